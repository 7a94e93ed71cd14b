import type { FunctionSummary, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { readIn } from '../races/conditions.ts';
import type { StateRead } from '../races/state-reads.ts';
import { isClock } from './write-shapes.ts';

/** Methods that put something into a collection. */
const putting: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set']);

/** Whether a function that puts an entry into a collection makes it of what calls answer, so that it can be made again. */
export class MadeAnew {
  private readonly summary: ModuleSummary;
  private readonly fn: FunctionSummary;
  private readonly reads: readonly StateRead[];
  private readonly key: ValueId;

  /** `reads`: of the collection by the function; `key`: under which the entry is put. */
  constructor(summary: ModuleSummary, fn: FunctionSummary, { reads, key }: { readonly reads: readonly StateRead[]; readonly key: ValueId }) {
    this.summary = summary;
    this.fn = fn;
    this.reads = reads;
    this.key = key;
  }

  /** What a call answers, with the key, the time or a constant beside it at most: never what stood there, and nothing else that the request says of itself. */
  holds(id: ValueId, depth = 0): boolean {
    const { values, bindings } = this.summary;
    const value = values[id];
    if (value === undefined || depth > 8) return false;
    switch (value.kind) {
      case 'awaited':
      case 'typed':
      case 'element':
        return this.holds(value.of, depth + 1);
      case 'member':
        return this.holds(value.object, depth + 1);
      case 'result':
        return this.isAnswer(id, value.call, depth);
      // `let page = pages.get(url); if (!page) page = await render(url);`
      case 'either':
        return this.holdsOf(value.of, depth, (part) => this.isRead(part));
      case 'derived':
        return this.holdsOf(value.of, depth);
      // A variable of the function itself that branches leave undecided.
      case 'binding': {
        const binding = bindings[value.binding];
        return binding !== undefined && binding.owner !== 0 && !binding.captured && this.holdsOf(binding.values, depth, (part) => part === id);
      }
      case 'allocation':
        return value.type !== 'regexp' && this.holdsOf([...value.properties.map((one) => one.value), ...value.spreads, ...this.putInto(id)], depth);
      default:
        return false;
    }
  }

  /** The key, a constant, the time, what is made of these, or a collection to be filled: entries that are changed later are seen elsewhere. */
  isPlain(id: ValueId, depth = 0): boolean {
    const { values, calls, bindings } = this.summary;
    const value = values[id];
    if (value === undefined || depth > 8) return false;
    if (id === this.key && id !== 0) return true;
    switch (value.kind) {
      case 'literal':
        return true;
      case 'allocation':
        return value.properties.length === 0 && value.spreads.length === 0;
      case 'binding':
        return bindings[value.binding]?.kind === 'const';
      case 'derived':
        return value.of.every((part) => this.isPlain(part, depth + 1));
      // `new Date().toISOString()`
      case 'result': {
        const call = calls[value.call];
        const callee = values[call?.callee ?? 0];
        return isClock(this.summary, value.call) || (callee?.kind === 'member' && values[callee.object]?.kind === 'result' && this.isPlain(callee.object, depth + 1) && call?.arguments.every((part) => this.isPlain(part, depth + 1)) === true);
      }
      default:
        return false;
    }
  }

  /** Some parts are made anew, and the rest is plain. */
  private holdsOf(parts: readonly ValueId[], depth: number, isBeside: (part: ValueId) => boolean = () => false): boolean {
    const made = parts.filter((part) => this.holds(part, depth + 1));
    return made.length > 0 && parts.every((part) => made.includes(part) || isBeside(part) || this.isPlain(part, depth + 1));
  }

  private isAnswer(id: ValueId, index: number, depth: number): boolean {
    const { values, calls } = this.summary;
    const call = calls[index];
    const callee = values[call?.callee ?? 0];
    if (call === undefined || isClock(this.summary, index) || [call.callee, ...call.arguments].some((part) => this.isRead(part))) return false;
    // What is made with `new` has a life of its own, unless the language makes it.
    if (call.construct) return callee?.kind === 'global' && (call.arguments.length > 0 || this.holdsOf(this.putInto(id), depth));
    return call.arguments.length > 0 || (callee?.kind === 'member' && this.holds(callee.object, depth + 1));
  }

  private isRead(part: ValueId): boolean {
    return readIn(this.summary, part, this.reads) !== undefined;
  }

  /** What the function itself puts into a collection that it has made: `rates[row.base] = Number(row.rate)`, `parts.push(await part(id))`. */
  private putInto(id: ValueId): readonly ValueId[] {
    const { values, calls } = this.summary;
    const receives = (target: ValueId): boolean => {
      const member = values[target];
      const object = member?.kind === 'member' ? values[member.object] : undefined;
      return member?.kind === 'member' && (member.object === id || (object?.kind === 'either' && object.of.includes(id)));
    };
    const assigned = this.fn.effects.flatMap((effect) => (effect.kind === 'mutate' && receives(effect.target) ? [effect.value] : []));
    const passed = this.fn.calls.flatMap((one) => {
      const call = calls[one];
      const callee = values[call?.callee ?? 0];
      return call !== undefined && callee?.kind === 'member' && putting.has(callee.name) && receives(call.callee) ? call.arguments.slice(callee.name === 'set' ? -1 : 0) : [];
    });
    return [...assigned, ...passed];
  }
}
