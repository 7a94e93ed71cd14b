import type { ServingFinding } from '../../findings/finding.ts';
import { fileReaders, fileWriters } from '../../models/files.ts';
import type { CallId, CallSite, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { Activation } from '../values/activation.ts';
import { CallFindings, type Reached } from '../uses/reached.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Locks } from './locks.ts';

/** A call that reads or writes a whole file, itself or through the function that it calls. */
interface FileAccess {
  readonly id: CallId;
  readonly call: CallSite;
  /** Tells files apart. */
  readonly key: string;
  readonly name: string;
}

/**
 * Files whose name stands in the code, that a function reads, and writes after a wait with what it made of that: two requests
 * read the same text, and the one that writes last wipes out what the other wrote. A file is state like a variable.
 */
export function findRewrittenFiles(reached: Reached, locks: Locks): readonly ServingFinding[] {
  const found = new CallFindings(reached.graph);
  const files = new FileAccesses(reached);
  if (files.none) return [];
  for (const activation of reached.graph.reached) {
    const { module } = activation;
    for (const write of files.through(activation, fileWriters)) {
      const read = files.through(activation, fileReaders).find((one) => one.key === write.key && one.call.after < write.call.after && write.call.arguments.some((argument) => isMadeOf(module.summary, argument, one.id, 0)));
      if (read === undefined || locks.isHeldAt({ activation, key: write.key, kind: 'mutate', start: write.call.start, after: write.call.after, under: write.call.under })) continue;
      found.add(write.call, activation, (base) => ({
        kind: 'await-race', ...base, write: 'mutate', state: { name: write.name, held: 'file' }, interleaving: { kind: 'stale', file: module.path, line: module.position(read.call.start).line },
      }));
    }
  }
  return found.all();
}

/** What reads and writes files, as code imports it: `fs` and `node:fs` are one. */
const packages: ReadonlySet<string> = new Set([...fileReaders, ...fileWriters].flatMap((path) => {
  const name = path.slice(0, path.indexOf('#'));
  return [name, name.replace('node:', '')];
}));

class FileAccesses {
  private readonly evaluator: Evaluator;
  private readonly reached: Reached;
  private readonly known = new Map<Activation, Map<ReadonlySet<string>, readonly FileAccess[]>>();

  /** Files of the project that import what reads and writes files. */
  private readonly modules: ReadonlySet<LinkedModule>;

  constructor(reached: Reached) {
    this.reached = reached;
    this.modules = new Set(reached.modules.filter(({ file }) => file.requests.some((request) => packages.has(request))));
    this.evaluator = reached.propagation.evaluator;
  }

  /** Nobody reads or writes files. */
  get none(): boolean {
    return this.modules.size === 0;
  }

  /** What the activation does to files, and what the functions do that it calls. */
  through(activation: Activation, functions: ReadonlySet<string>): readonly FileAccess[] {
    const { calls } = activation.module.summary;
    const byCallees = activation.edges.flatMap(({ to, call: id }) => {
      const call = calls[id];
      return call === undefined || !to.serves || to.summary.parent === activation.fn ? [] : this.own(to, functions).map((one) => ({ ...one, id, call }));
    });
    return byCallees.length === 0 ? this.own(activation, functions) : [...this.own(activation, functions), ...byCallees];
  }

  private own(activation: Activation, functions: ReadonlySet<string>): readonly FileAccess[] {
    if (!this.modules.has(activation.module)) return [];
    let known = this.known.get(activation);
    if (known === undefined) this.known.set(activation, (known = new Map()));
    let accesses = known.get(functions);
    if (accesses === undefined) known.set(functions, (accesses = this.find(activation, functions)));
    return accesses;
  }

  private find(activation: Activation, functions: ReadonlySet<string>): readonly FileAccess[] {
    const { summary } = activation.module;
    return activation.summary.calls.flatMap((id) => {
      const call = summary.calls[id];
      const path = call?.arguments[0] ?? 0;
      if (call === undefined || path === 0 || !this.isAny(call, activation, functions)) return [];
      const file = fileAt(path, activation, 0);
      return file === undefined || this.reached.requestData.isIn(path, activation) ? [] : [{ id, call, ...file }];
    });
  }

  private isAny(call: CallSite, activation: Activation, functions: ReadonlySet<string>): boolean {
    this.evaluator.begin();
    return this.evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'external' && functions.has(one.path.toString()));
  }
}

/** The file that a value names: a constant text, a constant of the module, or such texts joined. */
function fileAt(id: ValueId, activation: Activation, depth: number): Pick<FileAccess, 'key' | 'name'> | undefined {
  const { module } = activation;
  const { values, bindings, calls } = module.summary;
  const value = values[id];
  if (depth > 4) return undefined;
  switch (value?.kind) {
    case 'literal':
      return { key: `file ${value.text}`, name: value.text };
    case 'binding': {
      const binding = bindings[value.binding];
      if (binding === undefined || binding.kind !== 'const') return undefined;
      const [held = 0] = binding.values;
      return (values[held]?.kind === 'literal' ? fileAt(held, activation, depth + 1) : undefined) ?? { key: `${module.path}:${binding.start}`, name: binding.name };
    }
    case 'import':
      return { key: `${value.specifier} ${value.name}`, name: value.name };
    case 'result': {
      const parts = (calls[value.call]?.arguments ?? []).map((part) => (values[part]?.kind === 'global' ? { key: '', name: '' } : fileAt(part, activation, depth + 1)));
      const texts = parts.flatMap((part) => (part === undefined ? [] : [part]));
      return texts.length === 0 || texts.length < parts.length ? undefined : { key: texts.map(({ key }) => key).join('/'), name: texts.at(-1)?.name ?? '' };
    }
    default:
      return undefined;
  }
}

/** Whether a value is made of what a call answered. */
function isMadeOf(summary: ModuleSummary, id: ValueId, call: CallId, depth: number): boolean {
  const value = summary.values[id];
  if (value === undefined || depth > 10) return false;
  const look = (part: ValueId): boolean => isMadeOf(summary, part, call, depth + 1);
  switch (value.kind) {
    case 'result': {
      if (value.call === call) return true;
      const made = summary.calls[value.call];
      return made !== undefined && (look(made.callee) || made.arguments.some(look));
    }
    case 'awaited':
    case 'element':
    case 'spread':
    case 'typed':
    case 'keys':
      return look(value.of);
    case 'either':
    case 'derived':
      return value.of.some(look);
    case 'member':
      return look(value.object);
    case 'allocation':
      return value.properties.some((one) => look(one.value)) || value.spreads.some(look);
    case 'binding':
      return (summary.bindings[value.binding]?.values ?? []).some(look);
    default:
      return false;
  }
}
