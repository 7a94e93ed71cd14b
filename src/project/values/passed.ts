import type { Value, ValueId } from '../../summary/module-summary.ts';
import type { Frame } from './activation.ts';

/** A value, and the frame that it is to be evaluated in. */
export interface Passed {
  readonly id: ValueId;
  readonly frame: Frame;
}

/** `options.handler` where the very call of the frame says `{ handler: list }`: what stands there. */
export function propertyPassed(object: ValueId, name: string, frame: Frame): Passed | undefined {
  const passed = argumentBehind(object, frame, 0);
  const value = passed === undefined ? undefined : stripped(passed.frame, passed.id);
  if (passed === undefined || value?.kind !== 'allocation' || value.type !== 'object') return undefined;
  const property = value.properties.findLast((one) => one.name === name && one.accessor === undefined);
  if (property === undefined || (value.spreads.length > 0 && property.last !== true)) return undefined;
  return { id: property.value, frame: passed.frame };
}

/** The constant string that a value is in the frame, where the call of the frame says it. */
export function constantPassed(id: ValueId, frame: Frame, depth = 0): string | undefined {
  const value = stripped(frame, id);
  if (value?.kind === 'literal') return value.type === 'string' ? value.text : undefined;
  if (frame.site === undefined || depth > 6) return undefined;
  const passed = value?.kind === 'member' ? propertyPassed(value.object, value.name, frame) : argumentBehind(id, frame, 0);
  return passed === undefined ? undefined : constantPassed(passed.id, passed.frame, depth + 1);
}

/** The argument that a parameter stands for, through as many calls as pass it on. */
function argumentBehind(id: ValueId, frame: Frame, depth: number): Passed | undefined {
  const { site, activation } = frame;
  const value = stripped(frame, id);
  if (site === undefined || depth > 6 || value?.kind !== 'parameter' || value.of !== activation.fn || value.rest) return undefined;
  const argument = site.ids[value.index];
  if (argument === undefined) return undefined;
  return argumentBehind(argument, site.from, depth + 1) ?? { id: argument, frame: site.from };
}

/** The value without the types that are claimed of it; a parameter that nothing else is assigned to, as itself. */
function stripped({ activation: { module } }: Frame, id: ValueId): Value | undefined {
  const { values, bindings } = module.summary;
  let value = values[id];
  for (let depth = 0; depth < 4; depth++) {
    if (value?.kind === 'typed') value = values[value.of];
    else if (value?.kind === 'binding' && bindings[value.binding]?.kind === 'parameter' && bindings[value.binding]?.values.length === 1) value = values[bindings[value.binding]?.values[0] ?? 0];
    else break;
  }
  return value;
}
