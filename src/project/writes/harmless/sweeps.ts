import { constantText, listening } from '../../entry-points/match-entry-points.ts';
import { endings, type ServingGraph } from '../../graph/call-graph.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import { isOnConnection } from './connections.ts';
import type { LeftForOthers } from './left-for-others.ts';
import type { RequestData } from '../request-data.ts';
import { guardsOver, isOfAge, isRemoval, keyOf, mentions, takesBack } from '../write-shapes.ts';
import { functionsHeld } from '../../entry-points/recurring.ts';
import { typesByName } from '../../values/built-ins.ts';

interface Sources {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly left: LeftForOthers;
  /** Whether a write puts an empty collection where nothing was found. */
  readonly isFirst: (write: Write) => boolean;
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

  /** Taken out by another function of the same request, which knows the very key as a variable: not by one that only hears of failures. */
  private isTakenBackLater(removal: Write, { activation, entry, value }: Write): boolean {
    const { module } = activation;
    if (removal.activation === activation || removal.activation.module !== module || removal.entry === 0) return false;
    const { bindings, values, calls } = module.summary;
    const [put, taken] = [values[entry === 0 ? value : entry], values[removal.entry]];
    const owner = put?.kind === 'binding' ? (bindings[put.binding]?.owner ?? 0) : put?.kind === 'parameter' ? put.of : 0;
    if (owner === 0 || put !== taken || !this.evaluator.enclosing(activation, owner).serves) return false;
    return !this.graph.callersOf(removal.activation).some(({ edge }) => {
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
