import { ownValues, uniqueParts } from '../../../models/own-values.ts';
import type { Value, ValueId } from '../../../summary/module-summary.ts';
import { activationOf, type Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import { isClock, isCount, mentions, variableOf } from '../write-shapes.ts';

const unique: ReadonlySet<string> = new Set([...ownValues, ...uniqueParts]);

const everNew: ReadonlySet<string> = new Set(ownValues);

/**
 * Whether the count is only the last part of a name that is unique without it, `${hostname()}:${process.pid}:${count++}`: that other processes count
 * from zero, too, does no harm.
 */
export function isPartOfUniqueName(write: Write, evaluator: Evaluator): boolean {
  const { activation, value: written } = write;
  const { values } = activation.module.summary;
  if (!isCount(write)) return false;
  return values.some((name) => {
    if (name.kind !== 'derived' || name.of.length < 2) return false;
    const isTheCount = (id: ValueId): boolean => {
      const part = values[id];
      return id === written || (part?.kind === 'binding' && variableOf(write, part.binding) === write.variable) || ((part?.kind === 'derived' || part?.kind === 'either') && part.of.some(isTheCount));
    };
    return name.of.some(isTheCount) && name.of.some((part) => !isTheCount(part) && isMadeFrom(unique, part, activation, evaluator, 0));
  });
}

/** `last = Math.max(Date.now(), last)`: a clock that never goes back, which tells of no request. */
export function isLastTime(write: Write): boolean {
  const { summary } = write.activation.module;
  const { values, calls } = summary;
  if (write.kind !== 'rebind' || write.operator !== '=') return false;
  const value = values[write.value];
  const call = value?.kind === 'result' ? calls[value.call] : undefined;
  const callee = values[call?.callee ?? 0];
  const math = callee?.kind === 'member' && callee.name === 'max' ? values[callee.object] : undefined;
  if (call === undefined || math?.kind !== 'global' || math.name !== 'Math') return false;
  const isPlace = (part: Value): boolean => part.kind === 'binding' && variableOf(write, part.binding) === write.variable;
  const isTime = (part: Value | undefined): boolean => part?.kind === 'result' && isClock(summary, part.call);
  return call.arguments.some((id) => isTime(values[id])) && call.arguments.every((id) => isTime(values[id]) || mentions(values, values[id], isPlace, 0));
}

/** Whether a value is another one each time that it is made: a random id. */
export function isAlwaysNew(id: ValueId, activation: Activation, evaluator: Evaluator): boolean {
  return isMadeFrom(everNew, id, activation, evaluator, 0);
}

function isMadeFrom(unique: ReadonlySet<string>, id: ValueId, activation: Activation, evaluator: Evaluator, depth: number): boolean {
  const { values, calls, bindings } = activation.module.summary;
  const value = values[id];
  if (value === undefined || depth > 6) return false;
  const look = (part: ValueId): boolean => isMadeFrom(unique, part, activation, evaluator, depth + 1);
  const isNamed = (of: ValueId): boolean => evaluator.evaluate(of, activation).some((one) => one.kind === 'external' && unique.has(one.path.toString()));
  switch (value.kind) {
    case 'binding': {
      const binding = bindings[value.binding];
      // What the process made once is the same from then on.
      if (unique === everNew && binding !== undefined && !evaluator.enclosing(activation, binding.owner).serves) return false;
      return binding?.values.some(look) === true;
    }
    case 'derived':
    case 'either':
      return value.of.some(look);
    case 'member':
      return isNamed(id) || look(value.object);
    case 'result': {
      const callee = calls[value.call]?.callee ?? 0;
      const method = values[callee];
      const made = evaluator.evaluate(callee, activation).filter((one) => one.kind === 'function').map((fn) => activationOf(fn, activation.serves));
      if (made.length > 0 && made.every((inner) => inner.summary.returns.some((answer) => isMadeFrom(unique, answer, inner, evaluator, depth + 1)))) return true;
      return isNamed(callee) || (method?.kind === 'member' && look(method.object)) || calls[value.call]?.arguments.some(look) === true;
    }
    default:
      return false;
  }
}
