import type { GlobalSetting } from '../../models/model.ts';
import type { ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { boot, type ExternalValue } from '../values/abstract-value.ts';
import type { PathNode } from '../values/access-path.ts';
import type { Write } from './collect-writes.ts';

/** A setting that a write changes. */
export type ChangedSetting = GlobalSetting;

/** Matches writes to objects of libraries and of the process with the settings that `src/models` knows. */
export const matchSettings = {
  /** `object.name = …`, on an object that all requests share. */
  assigned(object: ExternalValue, name: string): ChangedSetting | undefined {
    if (!object.shared) return undefined;
    let node: PathNode | undefined = object.path.child(name);
    for (let below = 0; node !== undefined; node = node.parent, below++) {
      const found = node.facts.settings?.find(({ write }) => write.kind === 'assign' && (write.below !== true || below > 0) && (write.itself !== true || below === 0));
      if (found !== undefined) return found.setting.ownValues === true ? undefined : found.setting;
    }
    return undefined;
  },

  /** A call of a function or method that changes a setting; with fewer arguments it may only read it. */
  called(callee: ExternalValue, count: number): ChangedSetting | undefined {
    if (!callee.shared) return undefined;
    return callee.path.facts.settings?.find(({ write }) => write.kind === 'call' && count >= (write.minArguments ?? 0) && count <= (write.maxArguments ?? Infinity))?.setting;
  },
};

/**
 * Whether the function that changes a setting takes the very change back, there and then or in a function that it makes for later:
 * `process.on('exit', stop)` and `process.off('exit', stop)`.
 */
export function isTakenBack({ setting, call, activation }: Write): boolean {
  const { summary } = activation.module;
  const { takenBackBy } = setting ?? {};
  if (takenBackBy === undefined || call === undefined) return false;
  const given = call.arguments.map((id) => subjectOf(summary, id));
  return summary.calls.some((other) => {
    const callee = summary.values[other.callee];
    if (callee?.kind !== 'member' || !takenBackBy.includes(callee.name) || !isWithin(summary, other.in, activation.fn)) return false;
    return other.arguments.length > 0 && other.arguments.every((id, index) => given[index] !== undefined && subjectOf(summary, id) === given[index]);
  });
}

/**
 * Whether an object that serves one request after another is put in order when this one is over: by the function that has changed it, in the end, or by
 * what stands around the handlers of its file. What is done for several things at a time, a batch, is not over when one of them is.
 */
export function isReset({ setting, call, activation }: Write, evaluator: Evaluator, graph: ServingGraph): boolean {
  const { module, summary } = activation;
  const { calls, values } = module.summary;
  const { reset } = setting ?? {};
  if (reset === undefined || call === undefined || graph.entryOf(activation)?.phase !== 'request') return false;
  const changed = values[call.callee];
  const isCalledInTheEnd = summary.calls.some((id) => {
    const callee = calls[id]?.finally === true ? values[calls[id].callee] : undefined;
    return callee?.kind === 'member' && changed?.kind === 'member' && reset.methods.includes(callee.name) && callee.object === changed.object;
  });
  if (isCalledInTheEnd) return true;
  const isOn = (id: ValueId): boolean => {
    const options = values[id];
    return options?.kind === 'allocation' && options.properties.some(({ name, value }) => reset.options.includes(name) && isTrue(values[value]));
  };
  return calls.some((one) => one.arguments.some(isOn) && evaluator.evaluate(one.callee, module.activation(0, boot)).some((callee) => callee.kind === 'external' && reset.around.includes(callee.path.toString())));
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}

/** The same for what is the same: a text, a function, a variable that only one thing is assigned to. */
function subjectOf({ values, bindings }: ModuleSummary, id: ValueId): string | undefined {
  const value = values[id];
  if (value?.kind === 'literal') return `${value.type} ${value.text}`;
  if (value?.kind === 'function') return `function ${value.fn}`;
  if (value?.kind !== 'binding') return value === undefined || value.kind === 'unknown' ? undefined : `value ${id}`;
  const [only = 0, ...others] = bindings[value.binding]?.values ?? [];
  const held = others.length === 0 ? values[only] : undefined;
  return held?.kind === 'function' ? `function ${held.fn}` : `binding ${value.binding}`;
}

function isWithin({ functions }: ModuleSummary, fn: number, around: number): boolean {
  for (let at = fn; at >= 0; at = functions[at]?.parent ?? -1) if (at === around) return true;
  return false;
}
