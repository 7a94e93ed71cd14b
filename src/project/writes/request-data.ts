import { pageObjects } from '../../models/request-objects.ts';
import { identities, partsOfFewValues, requestItself } from '../../models/request-parts.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import { callAt, type Activation, type Edge } from '../values/activation.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import { activationOf, type Evaluator } from '../graph/evaluate.ts';
import { maySetFor } from './class-fields.ts';
import { extended, hitAt, namedHere, newSearch, type Search } from './search.ts';
import { describe } from './describe-state.ts';
import type { CallId, CallSite, Effect, Value, ValueId } from '../../summary/module-summary.ts';

/**
 * Whether a value is made from what one request brought: its body, headers, session, or what was computed or fetched
 * with them. Looks through expressions, calls, and the arguments that callers passed; what it cannot follow is not
 * request data.
 */
export class RequestData {
  private readonly evaluator: Evaluator;
  private readonly graph: ServingGraph;

  constructor(evaluator: Evaluator, graph: ServingGraph) {
    this.evaluator = evaluator;
    this.graph = graph;
  }

  isIn(id: ValueId, activation: Activation): boolean {
    return this.search(id, activation, newSearch());
  }

  /**
   * Whether the request brought the value as it is, or in another form: not something that was looked up with it, of which there are only
   * so many. The class of what was looked up is an object like any other, and some libraries make a class for each request.
   */
  isBrought(id: ValueId, activation: Activation): boolean {
    const value = activation.module.summary.values[id];
    if (value?.kind === 'member' && value.name === 'constructor') return this.isIn(id, activation);
    return this.search(id, activation, { ...newSearch(), broughtOnly: true });
  }

  /** What the data is called where the request brought it, `req.body.name`; '' where it has no name; undefined when there is none. */
  sourceOf(id: ValueId, activation: Activation): string | undefined {
    const search = newSearch();
    if (!this.search(id, activation, search)) return undefined;
    return search.hit === undefined ? '' : describe(search.hit.id, search.hit.activation, this.evaluator, 'with calls').name;
  }

  /** Whether the value names the user or the session that the request belongs to: `req.user.id`, `ctx.session.id`. */
  isIdentity(id: ValueId, activation: Activation): boolean {
    return this.namesWhoAsks(id, activation, 0);
  }

  /** Whether the value is written out, here or in whatever calls the function with it: `waiting.set(name, address)`, called as `remember('mail', address)`. */
  isWrittenOut(id: ValueId, activation: Activation, part = '', depth = 0): boolean {
    const { values, bindings } = activation.module.summary;
    const value = values[id];
    if (value === undefined || depth > mostParts) return false;
    const isOut = (one: ValueId): boolean => this.isWrittenOut(one, activation, part, depth + 1);
    if (value.kind === 'either' || value.kind === 'derived') return value.of.length > 0 && value.of.every(isOut);
    if (value.kind === 'member') return values[value.object]?.kind === 'parameter' && this.isWrittenOut(value.object, activation, value.name, depth + 1);
    if (value.kind === 'allocation') return part !== '' && value.spreads.length === 0 && value.properties.every((one) => one.name !== part || this.isWrittenOut(one.value, activation, '', depth + 1));
    if (value.kind !== 'parameter') return part === '' && (value.kind === 'literal' || (value.kind === 'binding' && bindings[value.binding]?.kind === 'const' && bindings[value.binding]?.values.every((one) => values[one]?.kind === 'literal') === true));
    const passed = this.argumentsFor(this.evaluator.enclosing(activation, value.of), value.index);
    return passed.length > 0 && passed.every(({ argument, from }) => this.isWrittenOut(argument, from, part, depth + 1));
  }

  private namesWhoAsks(id: ValueId, activation: Activation, depth: number): boolean {
    const value = activation.module.summary.values[id];
    if (value === undefined || depth > 8) return false;
    if (value.kind === 'member') return (identities.has(value.name) && this.isRequestOwned(value.object, activation)) || this.namesWhoAsks(value.object, activation, depth + 1);
    if (value.kind !== 'parameter') return false;
    const holder = this.evaluator.enclosing(activation, value.of);
    const passed = this.argumentsFor(holder, value.index);
    return passed.length > 0 && passed.every(({ argument, from }) => this.namesWhoAsks(argument, from, depth + 1));
  }

  /** What the callers of a function pass for a parameter. */
  private argumentsFor(holder: Activation, index: number): readonly { readonly argument: ValueId; readonly from: Activation }[] {
    return this.graph.callersOf(holder).flatMap(({ from, edge }) => {
      const call = from.module.summary.calls[edge.call];
      const argument = call?.arguments[index];
      return call !== undefined && argument !== undefined && this.calls(call.callee, holder, from) ? [{ argument, from }] : [];
    });
  }

  /** `part`: the property that is asked for, of a value made of several; '' for the whole. */
  private search(id: ValueId, activation: Activation, search: Search, part = ''): boolean {
    const value = activation.module.summary.values[id];
    if (value === undefined || search.left-- <= 0) return false;
    const look = (other: ValueId): boolean => this.search(other, activation, search);
    const lookOn = (other: ValueId): boolean => this.search(other, activation, search, part);
    switch (value.kind) {
      case 'parameter':
        return this.isPassed(id, value, activation, search, part);
      case 'member':
        if (search.broughtOnly && this.isOfFewValues(value, activation)) return false;
        if (this.search(value.object, activation, search, value.name)) return extended(search, value.object, id, activation);
        return look(value.key) || this.isOwnedHere(id, activation, search) || this.isField(value, activation, search);
      case 'binding':
        return this.isHeld(value.binding, activation, search, part) && namedHere(search, id, activation);
      case 'result':
        return this.isAnsweredBy(id, value.call, activation, search, part);
      case 'derived':
        return !(search.broughtOnly && value.few === true) && value.of.some(look);
      case 'either':
        return value.of.some(lookOn);
      case 'awaited':
        return !(search.broughtOnly && this.isLookedUp(value.of, activation)) && lookOn(value.of);
      case 'typed':
        return !(search.broughtOnly && value.few === true) && lookOn(value.of);
      case 'element':
      case 'keys':
      case 'spread':
        return look(value.of);
      case 'allocation':
        return this.isPartOf(value, activation, search, part);
      case 'this':
        return this.isOwnedHere(id, activation, search);
      default:
        return false;
    }
  }

  /** The method of the request, the protocol of an address. */
  private isOfFewValues({ object, name }: Value & { kind: 'member' }, activation: Activation): boolean {
    return partsOfFewValues.has(name) && (this.isRequestItself(object, activation) || (name === 'protocol' && this.evaluator.evaluate(object, activation).some((one) => one.kind === 'object' && one.type === 'URL')));
  }

  /** Of an object that is put together here, the property that is asked for, and whatever it is spread from. */
  private isPartOf({ type, properties, spreads }: Value & { kind: 'allocation' }, activation: Activation, search: Search, part: string): boolean {
    const asked = type === 'object' && part !== '' && part !== '*' ? properties.filter(({ name }) => name === part || name === '*') : properties;
    if (asked.some(({ value }) => this.search(value, activation, search))) return true;
    const isSet = asked.length < properties.length && asked.some(({ name }) => name === part);
    return !isSet && spreads.some((spread) => this.search(spread, activation, search, part));
  }

  private isAnsweredBy(id: ValueId, callId: CallId, activation: Activation, search: Search, part: string): boolean {
    const call = activation.module.summary.calls[callId];
    if (call === undefined) return false;
    if (this.isAnswered(call, activation, search, part)) return extended(search, call.callee, id, activation);
    return this.isOwnedHere(id, activation, search) || this.isMadeForPage(call, activation);
  }

  /** What a call answers: what it was given, unless it is a function of the project that picks constants. */
  private isAnswered(call: CallSite, activation: Activation, search: Search, part: string): boolean {
    const look = (id: ValueId): boolean => this.search(id, activation, search);
    const callees = this.evaluator.evaluate(call.callee, activation);
    const known = callees.filter((one) => one.kind === 'function');
    if (search.broughtOnly && known.length > 0 && known.length === callees.length) return known.some((callee) => this.answersData(callee, call, activation, search, part));
    if (known.length === 0 || known.length < callees.length || !known.every(answersConstants)) return call.arguments.some(look) || look(call.callee) || known.some((callee) => this.answersData(callee, call, activation, search, part));
    return false;
  }

  /** A promise of what a package, or code that is not seen, answers; the body of the request comes in that way, too. */
  private isLookedUp(id: ValueId, activation: Activation): boolean {
    const { values, calls } = activation.module.summary;
    const value = values[id];
    const call = value?.kind === 'result' ? calls[value.call] : undefined;
    if (call === undefined || this.evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'function')) return false;
    const callee = values[call.callee];
    return callee?.kind !== 'member' || !this.isRequestOwned(callee.object, activation);
  }

  private answersData(callee: FunctionValue, call: CallSite, activation: Activation, search: Search, part: string): boolean {
    const inner = activationOf(callee, activation.serves);
    // Each call is looked into with its own arguments where these decide.
    const key = `${inner.module.path}:${inner.fn}:${inner.context}:answers${search.broughtOnly ? `:${activation.module.path}:${call.start}` : ''}`;
    if (search.seen.has(key)) return false;
    search.seen.add(key);
    if (search.within.has(inner)) return search.broughtOnly && call.arguments.some((argument) => this.search(argument, activation, search));
    // Its parameters are this call's arguments; what other callers pass is theirs.
    search.within.set(inner, { call, from: activation });
    const found = inner.summary.returns.some((answer) => this.search(answer, inner, search, part));
    search.within.delete(inner);
    return found || (search.broughtOnly && inner.summary.returns.some((answer) => isSettledLater(answer, inner)) && call.arguments.some((argument) => this.search(argument, activation, search)));
  }

  private isOwnedHere(id: ValueId, activation: Activation, search: Search): boolean {
    return this.isRequestOwned(id, activation) && hitAt(search, id, activation);
  }

  /** Whether the call makes an object that a page is rendered from, for that page. */
  private isMadeForPage(call: CallSite, activation: Activation): boolean {
    if (!activation.serves || !this.graph.rendersPagesOf(activation.module)) return false;
    return this.evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'external' && pageObjects.has(one.path.toString()));
  }

  /** Whether the object is one that a descriptor says a request owns. */
  private isRequestOwned(id: ValueId, activation: Activation): boolean {
    return this.evaluator.evaluate(id, activation).some((one) => one.kind === 'external' && !one.path.root.endsWith('#'));
  }

  /** The request or its answer, and not something that was sent in it, which may have a `method` of its own. */
  isRequestItself(id: ValueId, activation: Activation): boolean {
    return this.evaluator.evaluate(id, activation).some((one) => {
      if (one.kind !== 'external' || one.path.root.endsWith('#') || this.evaluator.isAnything(one)) return false;
      let node = one.path;
      while (node.parent !== undefined && requestItself.has(node.step)) node = node.parent;
      return node.parent === undefined;
    });
  }

  private isPassed(id: ValueId, { of: fn, index }: Value & { kind: 'parameter' }, activation: Activation, search: Search, part: string): boolean {
    const holder = this.evaluator.enclosing(activation, fn);
    const within = search.within.get(holder);
    // What a call was given counts as answered by it, unless its function was looked into for just that.
    if (within !== undefined) return search.broughtOnly && this.search(within.call.arguments[index] ?? 0, within.from, search, part);
    if (!holder.serves) return false;
    const passed = holder.parameters[index]?.values ?? [];
    if (passed.some((one) => one.kind === 'external' && !one.path.root.endsWith('#'))) return hitAt(search, id, activation);
    // What a framework passes is the request's, unless the descriptor says that it is the platform's or the server's.
    if (holder.entry !== undefined) return !passed.some((one) => one.kind === 'external') && hitAt(search, id, activation);
    const key = `${holder.module.path}:${holder.fn}:${holder.context}:${index}:${part}`;
    if (search.seen.has(key)) return false;
    search.seen.add(key);
    return this.graph.callersOf(holder).some(({ from, edge }) => {
      if (edge.call < 0) return this.search(assignedAt(from, edge, index), from, search, part);
      const call = from.module.summary.calls[edge.call];
      if (call === undefined) return false;
      const argument = call.arguments[index];
      if (argument !== undefined && this.calls(call.callee, holder, from)) return this.search(argument, from, search, part);
      // A callback gets what the called code hands it: data of the request when that code works on such data.
      return !this.calls(call.callee, holder, from) && (this.search(call.callee, from, search) || call.arguments.some((one) => from.module.summary.values[one]?.kind !== 'function' && this.search(one, from, search)));
    });
  }

  /** Whether the call calls the function itself, rather than handing it to other code as a callback. */
  private calls(callee: ValueId, holder: Activation, from: Activation): boolean {
    return this.evaluator.evaluate(callee, from).some((one) => one.kind === 'class' || (one.kind === 'function' && one.module === holder.module && one.fn === holder.fn));
  }

  /** A variable: data of the request when one of the values assigned to it is. */
  private isHeld(binding: number, activation: Activation, search: Search, part: string): boolean {
    const { module } = activation;
    const declared = module.summary.bindings[binding];
    if (declared === undefined || declared.kind === 'import') return false;
    const owner = this.evaluator.enclosing(activation, declared.owner);
    const key = `${module.path}:b${binding}.${part}:${search.within.get(owner)?.call.start ?? ''}`;
    if (search.seen.has(key)) return false;
    search.seen.add(key);
    if (owner.serves && declared.values.some((value) => this.search(value, owner, search, part))) return true;
    return this.assignmentsOf(module.path, binding).some(({ value, from }) => this.search(value, from, search, part));
  }

  /** `this.customer`: data of the request when something that serves has put such data there. */
  private isField({ object, name }: Value & { kind: 'member' }, activation: Activation, search: Search): boolean {
    const { module } = activation;
    const self = module.summary.values[object];
    const ofClass = self?.kind === 'this' ? (module.summary.functions[self.of]?.ofClass ?? -1) : -1;
    const key = `${module.path}:c${ofClass}.${name}`;
    if (ofClass === -1 || search.seen.has(key)) return false;
    search.seen.add(key);
    const own = this.evaluator.evaluate(object, activation);
    return this.assignmentsOf(module.path, `c${ofClass}.${name}`).some(({ value, from }) => maySetFor(from, own) && this.search(value, from, search));
  }

  private assignments: Map<string, { readonly value: ValueId; readonly from: Activation }[]> | undefined;

  /** Assignments to a variable, or to a field of a class (`c3.name`), by functions that serve. */
  private assignmentsOf(path: string, place: number | string): readonly { readonly value: ValueId; readonly from: Activation }[] {
    if (this.assignments === undefined) {
      this.assignments = new Map();
      for (const from of this.graph.reached) {
        for (const effect of from.summary.effects) {
          if (effect.kind !== 'rebind' && effect.kind !== 'mutate') continue;
          const assigned = placeOf(effect, from);
          // A constant is nobody's, and a state machine has thousands of them.
          if (assigned === undefined || from.module.summary.values[effect.value]?.kind === 'literal') continue;
          const key = `${from.module.path}:${assigned}`;
          const known = this.assignments.get(key);
          if (known === undefined) this.assignments.set(key, [{ value: effect.value, from }]);
          else known.push({ value: effect.value, from });
        }
      }
    }
    return this.assignments.get(`${path}:${place}`) ?? [];
  }
}

/** What an assignment that runs a setter hands it; the trap of a proxy gets the target, the key, and the value. */
function assignedAt({ module, summary }: Activation, edge: Edge, index: number): ValueId {
  const effect = summary.effects.find((one) => one.kind === 'mutate' && callAt(one.start) === edge.call);
  if (effect?.kind !== 'mutate') return 0;
  const target = module.summary.values[effect.target];
  return index !== 1 ? effect.value : target?.kind === 'member' ? target.key : 0;
}

/** The variable, or the field of a class, that an assignment gives a value. */
function placeOf(effect: Extract<Effect, { kind: 'rebind' | 'mutate' }>, { module, summary: { ofClass } }: Activation): number | string | undefined {
  if (effect.kind === 'rebind') return effect.binding;
  if (ofClass === -1) return undefined;
  const { values } = module.summary;
  const target = values[effect.target];
  return target?.kind === 'member' && values[target.object]?.kind === 'this' ? `c${ofClass}.${target.name}` : undefined;
}

/** `new Promise((resolve) => …)`: what it settles to is not seen. */
function isSettledLater(id: ValueId, { module: { summary } }: Activation): boolean {
  const value = summary.values[id];
  const call = value?.kind === 'result' ? summary.calls[value.call] : undefined;
  const callee = summary.values[call?.callee ?? 0];
  return call?.construct === true && callee?.kind === 'global' && callee.name === 'Promise';
}

/** A function that only picks one of some constants answers nothing that it was given. */
function answersConstants({ module, fn }: FunctionValue): boolean {
  const { functions, values } = module.summary;
  const returns = functions[fn]?.returns ?? [];
  return returns.length > 0 && returns.every((id) => values[id]?.kind === 'literal');
}

/** So deep a value is looked into, and what callers pass, for names that are written out. */
const mostParts = 8;
