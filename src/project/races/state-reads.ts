import type { GuardId, ValueId } from '../../summary/module-summary.ts';
import { mostEffort, type Evaluator } from '../graph/evaluate.ts';
import { builtInOf } from '../graph/resolve-calls.ts';
import { isShared, type AbstractValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { keyOf } from '../writes/name-state.ts';
import { isCollectionOfKeys } from '../writes/write-shapes.ts';

/** One read of a state by a function. */
export interface StateRead {
  readonly start: number;
  readonly end: number;
  /** Suspension points of the function before it. */
  readonly after: number;
  readonly under: GuardId;
  /** The value that was read; 0 where a call looked something up. */
  readonly value: ValueId;
  /** The call of a collection's method, by its index in the file; -1 for other reads. */
  readonly call: number;
  /** All of a collection was read, and not one entry or the size. */
  readonly whole: boolean;
}

type ReadsByState = ReadonlyMap<string, readonly StateRead[]>;

const none: readonly StateRead[] = [];
const mostSteps = 12;

/** Which states a function reads, in the words of {@link keyOf}, so that reads and writes of one state meet. */
export class StateReads {
  private readonly evaluator: Evaluator;
  private readonly known = new Map<Activation, ReadsByState>();
  private readonly ways = new Map<Activation, readonly { readonly states: ReadonlySet<string>; readonly read: StateRead }[]>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The reads of one state in an activation, in the order of evaluation as far as a summary tells it. */
  of(activation: Activation, state: string): readonly StateRead[] {
    return this.in(activation).get(state) ?? none;
  }

  private in(activation: Activation): ReadsByState {
    let reads = this.known.get(activation);
    if (reads === undefined) this.known.set(activation, (reads = this.readsIn(activation)));
    return reads;
  }

  private readsIn(activation: Activation): ReadsByState {
    this.evaluator.effort = mostEffort;
    this.evaluator.run++;
    const reads = new Map<string, StateRead[]>();
    const add = (keys: Iterable<string>, read: StateRead): void => {
      for (const key of keys) {
        const list = reads.get(key);
        if (list === undefined) reads.set(key, [read]);
        else list.push(read);
      }
    };
    for (const effect of activation.summary.effects) {
      if (effect.kind !== 'read') continue;
      const { start, end, after, under, value } = effect;
      const read = activation.module.summary.values[value];
      const whole = read?.kind !== 'member' || (read.name !== '*' && !sizes.has(read.name));
      add(this.statesAt(value, activation), { start, end, after, under, value, call: -1, whole });
    }
    this.addReceivers(activation, add);
    return reads;
  }

  /** The same, and what is read on the way to something else: `slot.token` in `slot.token.expires`. */
  onTheWay(activation: Activation, state: string): readonly StateRead[] {
    let reads = this.ways.get(activation);
    if (reads === undefined) this.ways.set(activation, (reads = this.waysIn(activation)));
    return [...this.of(activation, state), ...reads.filter(({ states }) => states.has(state)).map(({ read }) => read)];
  }

  private waysIn(activation: Activation): readonly { readonly states: ReadonlySet<string>; readonly read: StateRead }[] {
    const { summary, module } = activation;
    const { values, calls } = module.summary;
    const callees = summary.calls.flatMap((id) => (calls[id] === undefined ? [] : [{ ...calls[id], value: calls[id].callee }]));
    return [...summary.effects.filter(({ kind }) => kind === 'read'), ...callees].flatMap((step) => {
      const { start, end, after, under } = step;
      const states = new Set<string>();
      let value = values['value' in step ? step.value : 0];
      for (let depth = 0; value?.kind === 'member' && depth < mostSteps; depth++) {
        for (const state of this.statesAt(value.object, activation)) states.add(state);
        value = values[value.object];
      }
      return states.size === 0 ? [] : [{ states, read: { start, end, after, under, value: 'value' in step ? step.value : 0, call: -1, whole: false } }];
    });
  }

  /** `stock.get(id)`, `queue.values()`, `client.send()`: what calls of methods read. */
  private addReceivers(activation: Activation, add: (keys: Iterable<string>, read: StateRead) => void): void {
    const { values, calls } = activation.module.summary;
    for (const id of activation.summary.calls) {
      const call = calls[id];
      const callee = values[call?.callee ?? 0];
      if (call === undefined || callee?.kind !== 'member') continue;
      const { start, end, after, under } = call;
      const receivers = this.evaluator.evaluate(callee.object, activation);
      // The receiver of any other method is read to call it: `this.runner.commit()`.
      if (!receivers.some((one) => builtInOf(one) !== undefined)) {
        add(this.statesAt(callee.object, activation), { start, end, after, under, value: callee.object, call: -1, whole: true });
        continue;
      }
      for (const receiver of receivers) {
        const type = builtInOf(receiver);
        if (type === undefined || receiver.kind !== 'object' || !isShared(receiver)) continue;
        if (type.grow.includes(callee.name) || type.change.includes(callee.name)) continue;
        // Who takes out and keeps nothing of it has not looked.
        if (call.discarded && type.shrink.includes(callee.name)) continue;
        const whole = !type.element.includes(callee.name) && !asking.has(callee.name);
        add([keyOf(receiver, [])], { start, end, after, under, value: 0, call: id, whole });
      }
    }
  }

  /** The states that a value is read from: the variable, the property, the collection. */
  statesAt(id: ValueId, activation: Activation): ReadonlySet<string> {
    const { module } = activation;
    const value = module.summary.values[id];
    const states = new Set<string>();
    if (value?.kind === 'binding') {
      const binding = module.summary.bindings[value.binding];
      if (binding !== undefined && !this.evaluator.enclosing(activation, binding.owner).serves) states.add(`${module.path}:${binding.start}`);
    }
    if (value?.kind === 'member') for (const object of this.evaluator.evaluate(value.object, activation)) addProperty(states, object, value.name);
    for (const object of this.evaluator.evaluate(id, activation)) if (object.kind === 'object' && object.shared) states.add(keyOf(object, []));
    return states;
  }
}

function addProperty(states: Set<string>, object: AbstractValue, name: string): void {
  if (!isShared(object)) return;
  if (object.kind === 'external') states.add(`${object.path.toString()} ${name}`);
  else states.add(keyOf(object, name === '*' || sizes.has(name) || isCollectionOfKeys(object, name) ? [] : [name]));
}

/** Properties that tell how much there is. */
const sizes: ReadonlySet<string> = new Set(['size', 'length']);

/** Methods that ask for one entry, or whether there is one. */
const asking: ReadonlySet<string> = new Set(['has', 'includes', 'some', 'every', 'indexOf', 'lastIndexOf', 'findIndex', 'findLastIndex', 'getAll', 'deref']);
