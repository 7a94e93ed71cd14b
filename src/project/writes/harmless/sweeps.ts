import { constantText, listening } from '../../entry-points/match-entry-points.ts';
import { endings, type ServingGraph } from '../../graph/call-graph.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import { isOnConnection } from './connections.ts';
import type { LeftForOthers } from './left-for-others.ts';
import type { RequestData } from '../request-data.ts';
import type { ValueId } from '../../../summary/module-summary.ts';
import { guardsOver, isOfAge, isRemoval, keyOf, mentions, takesBack } from '../write-shapes.ts';
import { functionsHeld } from '../../entry-points/repeated/recurring.ts';
import { typesByName } from '../../values/built-ins.ts';

interface Sources {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly left: LeftForOthers;
  /** Whether a write puts an empty collection where nothing was found. */
  readonly isFirst: (write: Write) => boolean;
}

/** What a function calls the key of an entry. */
interface SaidKey {
  readonly activation: Activation;
  readonly key: ValueId;
}

/** Tells collections that something takes the entries out of again. */
export class Sweeps {
  private readonly evaluator: Evaluator;
  private readonly graph: ServingGraph;
  private readonly requestData: RequestData;
  private readonly left: LeftForOthers;
  private readonly isFirst: Sources['isFirst'];

  constructor({ evaluator, graph, requestData, left, isFirst }: Sources) {
    this.evaluator = evaluator;
    this.graph = graph;
    this.requestData = requestData;
    this.left = left;
    this.isFirst = isFirst;
  }

  /** Something takes the entries out again: a timer, the end of the work that put them in, or a bound on the size. */
  has(write: Write, all: StateWrites): boolean {
    if (this.left.has(all)) return false;
    if (all.replacedBeside || all.beside.some(isRemoval) || this.isDisposedOf(write)) return true;
    // What one request puts under a fixed name, the next one replaces before anything takes it out.
    if (all.serving.some((one) => this.isSlot(one) && this.requestData.isIn(one.value, one.activation))) return false;
    return all.serving.some((other) => {
      if (!isRemoval(other) || other === write || this.isFirst(other)) return false;
      if (write.kind === 'grow' && this.graph.isAtEndOfSession(other.activation) && all.serving.some((one) => this.isNamedByClient(one))) return false;
      if (other.call?.finally === true || this.isAtTheEndOf(all, other) || this.graph.isOnTimer(other.activation)) return true;
      if (other.activation === write.activation && other.start > write.start && takesBack(other, write)) return true;
      if (this.isTakenBackLater(other, write)) return true;
      return this.isBound(other) || isOfAge(other);
    });
  }

  /** The function that puts the entry in answers one that takes it out again, for whoever ends the work: `open.add(id); return () => open.delete(id)`. */
  private isDisposedOf(write: Write): boolean {
    const { activation, object } = write;
    const { calls, functions, values } = activation.module.summary;
    const shrinking = object?.kind === 'object' ? (typesByName.get(object.type)?.shrink ?? []) : [];
    const key = keyOf(write);
    if (key === 0 || object === undefined || shrinking.length === 0) return false;
    return activation.summary.returns.flatMap((id) => functionsHeld(activation.module.summary, id)).some((fn) =>
      (functions[fn]?.calls ?? []).some((id) => {
        const call = calls[id];
        const callee = values[call?.callee ?? 0];
        return callee?.kind === 'member' && shrinking.includes(callee.name) && call?.arguments[0] === key && this.evaluator.evaluate(callee.object, activation).includes(object);
      }),
    );
  }

  /** Put in under a name that the code says, or whoever calls it. */
  private isSlot(write: Write): boolean {
    return write.kind === 'grow' && this.requestData.isWrittenOut(write.entry, write.activation);
  }

  /** Taken out when the work is over that put the entries in; the end of a connection is not the end of data that other requests have put in. */
  private isAtTheEndOf({ serving }: StateWrites, removal: Write): boolean {
    if (!this.isAfterwards(removal.activation)) return false;
    return !this.graph.isAtEnd(removal.activation) || this.graph.isAtEndOfRequest(removal.activation) || !serving.some((one) => one.kind === 'grow' && !isOnConnection(one, this.graph) && this.left.isOfData(one));
  }

  /** Put in under a name of the client's choosing: of those there is no end, and few clients say that they are done. What the framework hands over as a name, it has made. */
  private isNamedByClient(write: Write): boolean {
    const { activation, entry, kind } = write;
    if (kind !== 'grow' || entry === 0 || !this.requestData.isBrought(entry, activation)) return false;
    return !(activation.entry !== undefined && activation.module.summary.values[entry]?.kind === 'parameter');
  }

  /** Taken out by another function of the same request, which knows the very key as a variable: not by one that only hears of failures. */
  private isTakenBackLater(removal: Write, { activation, entry, value }: Write): boolean {
    if (removal.activation === activation || removal.entry === 0) return false;
    const put = this.keysSaid({ activation, key: entry === 0 ? value : entry });
    return this.keysSaid({ activation: removal.activation, key: removal.entry }).some((taken) => put.some((one) => this.isOneKey(one, taken)) && !this.isAfterFailure(taken.activation));
  }

  /** The key of an entry, and where it is a parameter, as in `register(id)`, what the callers pass. */
  private keysSaid(said: SaidKey): readonly SaidKey[] {
    const { activation, key } = said;
    const value = activation.module.summary.values[key];
    if (value?.kind !== 'parameter' || value.of !== activation.fn) return [said];
    const passed = this.graph.callersOf(activation).flatMap(({ from, edge }) => {
      const argument = from.module.summary.calls[edge.call]?.arguments[value.index];
      return argument === undefined ? [] : [{ activation: from, key: argument }];
    });
    return [said, ...passed];
  }

  /** Whether two functions mean one variable, or parameter, of a function of the request. */
  private isOneKey(put: SaidKey, taken: SaidKey): boolean {
    const { module } = put.activation;
    if (module !== taken.activation.module || put.activation === taken.activation) return false;
    const { values, bindings } = module.summary;
    const value = values[taken.key];
    const binding = value?.kind === 'binding' ? bindings[value.binding] : undefined;
    const owner = binding?.owner ?? (value?.kind === 'parameter' ? value.of : 0);
    // In the function that declares a variable, what it holds stands for it.
    const isSame = put.key === taken.key || (put.activation.fn === owner && binding?.values.length === 1 && binding.values[0] === put.key);
    return isSame && owner !== 0 && this.evaluator.enclosing(put.activation, owner).serves;
  }

  private isAfterFailure(activation: Activation): boolean {
    return this.graph.callersOf(activation).some(({ from, edge }) => {
      const { values, calls } = from.module.summary;
      const callee = values[calls[edge.call]?.callee ?? 0];
      return callee?.kind === 'member' && callee.name === 'catch';
    });
  }

  /** Whether the code runs when the work that it belongs to is over: on a timer, when a promise settles, when a connection ends. */
  private isAfterwards(activation: Activation): boolean {
    return this.graph.isAtEnd(activation) || this.graph.callersOf(activation).some(({ from, edge }) => {
      const { values, calls } = from.module.summary;
      const call = calls[edge.call];
      const callee = values[call?.callee ?? 0];
      if (call === undefined || callee === undefined) return false;
      if (callee.kind === 'member') return callee.name === 'finally' || callee.name === 'then' || (listening.has(callee.name) && endings.has(constantText(from.module.summary, call.arguments[0] ?? 0) ?? ''));
      return this.evaluator.evaluate(call.callee, from).some((one) => one.kind === 'external' && one.path.facts.model?.calls?.some(({ when }) => when === 'later') === true);
    });
  }

  /** Removed because the collection has got large, as the remover finds, or who calls it. */
  private isBound(removal: Write): boolean {
    const callers = this.graph.callersOf(removal.activation).flatMap(({ from, edge }) => {
      const call = from.module.summary.calls[edge.call];
      return call === undefined ? [] : [{ activation: from, under: call.under }];
    });
    return [removal, ...callers].some((place) => {
      const { values } = place.activation.module.summary;
      return guardsOver(place).some((guard) => guard.is === 'tested' && mentions(values, values[guard.value], (one) => one.kind === 'member' && (one.name === 'size' || one.name === 'length'), 0));
    });
  }
}
