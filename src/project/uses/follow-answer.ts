import type { CallId, FunctionId, GuardId, ValueId } from '../../summary/module-summary.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** Whether a value is, or holds, what a call of the same file answers. */
export function leadsTo(module: LinkedModule, id: ValueId, call: CallId): boolean {
  return leads(module, id, call, { depth: 0, parts: false });
}

/** The same where a part of the answer counts, too: `made.data`. */
export function leadsToPart(module: LinkedModule, id: ValueId, call: CallId): boolean {
  return leads(module, id, call, { depth: 0, parts: true });
}

function leads(module: LinkedModule, id: ValueId, call: CallId, { depth, parts }: { readonly depth: number; readonly parts: boolean }): boolean {
  const { values, bindings } = module.summary;
  const value = values[id];
  if (value === undefined || depth > 8) return false;
  const goesOn = (part: ValueId): boolean => leads(module, part, call, { depth: depth + 1, parts });
  switch (value.kind) {
    case 'result':
      return value.call === call;
    case 'awaited':
    case 'typed':
      return goesOn(value.of);
    case 'either':
      return value.of.some(goesOn);
    case 'allocation':
      return value.properties.some((one) => goesOn(one.value));
    case 'binding':
      return bindings[value.binding]?.values.some(goesOn) === true;
    case 'member':
      return parts && goesOn(value.object);
    default:
      return false;
  }
}

/** Whether a function is the other, or stands in it. */
export function isWithin(inner: FunctionId, outer: FunctionId, { summary: { functions } }: LinkedModule): boolean {
  for (let at = inner; at >= 0; at = functions[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}

/** Whether what stands under the first guard stands under the second, too. */
export function isUnder(inner: GuardId, outer: GuardId, { summary: { guards } }: LinkedModule): boolean {
  let at = inner;
  while (at > outer) at = guards[at]?.outer ?? -1;
  return at === outer;
}
