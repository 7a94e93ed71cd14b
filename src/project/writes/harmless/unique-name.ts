import { ownValues } from '../../../models/own-values.ts';
import type { ValueId } from '../../../summary/module-summary.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import { isCount, variableOf } from '../write-shapes.ts';

/** What tells one process, or one moment, from all others. */
const unique: ReadonlySet<string> = new Set([...ownValues, 'global#Math.random', 'global#process.pid', 'node:process#pid', 'node:os#hostname', 'node:worker_threads#threadId', 'node:cluster#worker.id']);

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
      return id === written || (part?.kind === 'binding' && variableOf(write, part.binding) === write.variable) || (part?.kind === 'derived' && part.of.some(isTheCount));
    };
    return name.of.some(isTheCount) && name.of.some((part) => !isTheCount(part) && isMadeFrom(unique, part, activation, evaluator, 0));
  });
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
    case 'binding':
      return bindings[value.binding]?.values.some(look) === true;
    case 'derived':
    case 'either':
      return value.of.some(look);
    case 'member':
      return isNamed(id) || (unique !== everNew && isProcessId(value.object, value.name, activation)) || look(value.object);
    case 'result': {
      const callee = calls[value.call]?.callee ?? 0;
      const method = values[callee];
      return isNamed(callee) || isMathRandom(callee, activation) || (method?.kind === 'member' && look(method.object)) || calls[value.call]?.arguments.some(look) === true;
    }
    default:
      return false;
  }
}

function isProcessId(object: ValueId, name: string, { module: { summary } }: Activation): boolean {
  const value = summary.values[object];
  return name === 'pid' && ((value?.kind === 'global' && value.name === 'process') || (value?.kind === 'import' && /^(node:)?process$/.test(value.specifier)));
}

function isMathRandom(callee: ValueId, { module: { summary: { values } } }: Activation): boolean {
  const method = values[callee];
  const object = method?.kind === 'member' ? values[method.object] : undefined;
  return method?.kind === 'member' && method.name === 'random' && object?.kind === 'global' && object.name === 'Math';
}
