import type { CallSite, Guard, ValueId } from '../../../summary/module-summary.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import type { RequestData } from '../request-data.ts';
import { guardsOver, mentions } from '../write-shapes.ts';

/**
 * Whether there are only so many keys under which requests can put entries into a collection: those that the program knows, those of
 * what was looked up and found, or as many as a test of the size lets in.
 */
export class FiniteKeys {
  private readonly evaluator: Evaluator;
  private readonly requestData: RequestData;

  constructor(evaluator: Evaluator, requestData: RequestData) {
    this.evaluator = evaluator;
    this.requestData = requestData;
  }

  has(key: ValueId, write: Write): boolean {
    return !this.requestData.isBrought(key, write.activation) || this.isOfFound(key, write) || this.isCounted(write);
  }

  /** Stored only when somebody else has something under the key: `const page = await find(slug); if (page) pages.set(slug, page)`. */
  isOfFound(key: ValueId, write: Write): boolean {
    const parts = this.partsBrought(key, write.activation);
    return parts.size > 0 && guardsOver(write).some((guard) => (guard.is === 'truthy' || guard.is === 'present') && this.looksUp(guard, parts, write));
  }

  /** Whether of what a request brought nothing went into the value but what is in the key, too: whoever has the key can compute it again. */
  isMadeFromKey({ value, entry, activation }: Write): boolean {
    return entry !== 0 && this.isMadeFrom(value, this.partsBrought(entry, activation), activation, 0);
  }

  private isMadeFrom(id: ValueId, parts: ReadonlySet<ValueId>, activation: Activation, depth: number): boolean {
    const { values, calls } = activation.module.summary;
    const value = values[id];
    if (depth > 0 && (parts.has(id) || !this.requestData.isBrought(id, activation))) return true;
    if (depth > mostNested) return false;
    const isMade = (part: ValueId): boolean => this.isMadeFrom(part, parts, activation, depth + 1);
    if (value?.kind === 'awaited' || value?.kind === 'typed') return isMade(value.of);
    if (value?.kind === 'allocation') return value.properties.length > 0 && value.spreads.every(isMade) && value.properties.every((one) => isMade(one.value));
    if (depth > 0 && value?.kind === 'member') return isMade(value.object) && isMade(value.key);
    if (depth > 0 && (value?.kind === 'derived' || value?.kind === 'either')) return value.of.every(isMade);
    const call = value?.kind === 'result' ? calls[value.call] : undefined;
    return call !== undefined && [call.callee, ...call.arguments].every(isMade);
  }

  /** A test of what a lookup by the key answered, or of a part of that. */
  private looksUp(guard: Guard, parts: ReadonlySet<ValueId>, write: Write): boolean {
    const { values, calls } = write.activation.module.summary;
    let awaited = false;
    let id = guard.value;
    for (let depth = 0; depth < mostSteps; depth++) {
      const value = values[id];
      if (value?.kind === 'awaited') awaited = true;
      else if (value?.kind === 'member' && value.name === '*') return this.hasPart(value.key, parts, write.activation, 0) && !this.isState(value.object, write);
      else if (value?.kind === 'result') {
        const call = calls[value.call];
        return call !== undefined && (awaited || this.isMembership(call, write)) && call.arguments.some((argument) => this.hasPart(argument, parts, write.activation, 0));
      } else if (value?.kind !== 'member' && value?.kind !== 'typed') return false;
      id = value.kind === 'member' ? value.object : value.of;
    }
    return false;
  }

  /** `allowed.has(key)`, of a collection other than the one that is written. */
  private isMembership(call: CallSite, write: Write): boolean {
    const callee = write.activation.module.summary.values[call.callee];
    return callee?.kind === 'member' && lookups.has(callee.name) && !this.isState(callee.object, write);
  }

  /** Stored only under a test of how many there are. */
  private isCounted(write: Write): boolean {
    const { values } = write.activation.module.summary;
    return guardsOver(write).some((guard) => guard.is === 'tested' && mentions(values, values[guard.value], (one) => one.kind === 'member' && one.name === 'size' && this.isState(one.object, write), 0));
  }

  private isState(id: ValueId, write: Write): boolean {
    return write.object !== undefined && this.evaluator.evaluate(id, write.activation).includes(write.object);
  }

  private hasPart(id: ValueId, parts: ReadonlySet<ValueId>, activation: Activation, depth: number): boolean {
    return parts.has(id) || (depth < mostDepth && piecesOf(id, activation).some((piece) => this.hasPart(piece, parts, activation, depth + 1)));
  }

  /** The key, and the pieces it is put together from, as far as a request brought them. */
  private partsBrought(id: ValueId, activation: Activation, found = new Set<ValueId>(), depth = 0): ReadonlySet<ValueId> {
    if (depth > mostDepth || !this.requestData.isBrought(id, activation)) return found;
    found.add(id);
    for (const piece of piecesOf(id, activation)) this.partsBrought(piece, activation, found, depth + 1);
    return found;
  }
}

const mostSteps = 12;
const mostDepth = 3;
const mostNested = 10;

/** Methods of collections that ask whether something is among them. */
const lookups: ReadonlySet<string> = new Set(['get', 'has', 'includes', 'hasOwnProperty', 'hasOwn']);

/** What a key or a query is put together from. */
function piecesOf(id: ValueId, { module: { summary } }: Activation): readonly ValueId[] {
  const value = summary.values[id];
  if (value?.kind === 'derived' || value?.kind === 'either') return value.of;
  return value?.kind === 'allocation' ? value.properties.map((one) => one.value) : [];
}
