import type { CallSite, ClassId, FunctionId, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { functionsHeld } from './repeated/recurring.ts';

/** A function that one object hands to each of many others, and that answers whoever they call it for. */
export interface Conversation {
  readonly class: ClassId;
  readonly fn: FunctionId;
  /** The method or constructor that hands it over, and the call in there. */
  readonly method: FunctionId;
  readonly call: CallSite;
}

/** One function on the way from the callback to the answer: which of its values are whose. */
interface Place {
  readonly fn: FunctionId;
  readonly isOther: (id: ValueId) => boolean;
  readonly isBrought: (id: ValueId) => boolean;
}

/**
 * The methods of exported classes that go through what they were handed and give each a function, which waits for something and then
 * answers over the very object that it was given to, with what that called it with: `for (const channel of channels) channel.onMessage(async (user, text)
 * => channel.send(user, await reply(text)))`. Whoever makes the object, it is one for all who are served.
 */
export function conversationsIn(summary: ModuleSummary): readonly Conversation[] {
  const { calls, classes, functions, values } = summary;
  if (!classes.some(({ kind }) => kind === 'class')) return none;
  return calls.flatMap((call) => {
    const callee = values[call.callee];
    const method = methodAround(summary, call.in);
    const of = functions[method]?.ofClass ?? -1;
    if (of < 0 || !call.discarded || call.awaited === true || callee?.kind !== 'member' || !isElement(summary, callee.object)) return [];
    return call.arguments.flatMap((id) => {
      const value = values[id];
      if (value?.kind !== 'function' || (functions[value.fn]?.parameters.length ?? 0) === 0) return [];
      const place: Place = { fn: value.fn, isOther: (one) => isSame(summary, one, callee.object), isBrought: (one) => isMadeFrom(summary, one, value.fn) };
      return answers(summary, place, false, 0) ? [{ class: of, fn: value.fn, method, call }] : [];
    });
  });
}

const none: readonly Conversation[] = [];

/** The method or constructor that a function stands in, or is. */
function methodAround({ functions }: ModuleSummary, fn: FunctionId): FunctionId {
  let at = fn;
  while (functions[at]?.kind === 'arrow') at = functions[at]?.parent ?? 0;
  return at;
}

/** One of many that the object was handed: in a loop over a parameter, or over a field; or what `forEach` of one passes. */
function isElement(summary: ModuleSummary, id: ValueId): boolean {
  const { values, calls } = summary;
  const value = values[id];
  if (value?.kind === 'element') return isHanded(summary, value.of);
  if (value?.kind !== 'parameter' || value.index !== 0) return false;
  return calls.some(({ callee, arguments: [first = 0] }) => {
    const method = values[callee];
    const passed = values[first];
    return method?.kind === 'member' && method.name === 'forEach' && passed?.kind === 'function' && passed.fn === value.of && isHanded(summary, method.object);
  });
}

function isHanded({ values, functions, classes }: ModuleSummary, id: ValueId): boolean {
  const value = values[id];
  if (value?.kind === 'parameter') return functions[value.of]?.kind === 'constructor';
  const object = value?.kind === 'member' ? values[value.object] : undefined;
  if (value?.kind !== 'member' || object?.kind !== 'this') return false;
  const field = classes[functions[object.of]?.ofClass ?? -1]?.members.find(({ kind, name }) => kind === 'field' && name === value.name);
  return values[field?.value ?? 0]?.kind === 'parameter';
}

/** Whether the function, or a method of the class that it calls, answers over the other object when it has waited. */
function answers(summary: ModuleSummary, place: Place, hasWaited: boolean, depth: number): boolean {
  const { calls, functions, values } = summary;
  return (functions[place.fn]?.calls ?? []).some((id) => {
    const call = calls[id];
    const callee = values[call?.callee ?? 0];
    if (call === undefined || callee?.kind !== 'member') return false;
    const waited = hasWaited || call.after > 0;
    if (waited && place.isOther(callee.object) && call.arguments.some(place.isBrought)) return true;
    if (depth >= 3 || values[callee.object]?.kind !== 'this') return false;
    return functionsHeld(summary, call.callee).some((fn) => answers(summary, passedTo(summary, fn, call, place), waited, depth + 1));
  });
}

/** What a call passes on, as the parameters of what it calls. */
function passedTo(summary: ModuleSummary, fn: FunctionId, { arguments: passed }: CallSite, place: Place): Place {
  const isPassed = (id: ValueId, isMeant: (argument: ValueId) => boolean): boolean => {
    const value = summary.values[id];
    return value?.kind === 'parameter' && value.of === fn && isMeant(passed[value.index] ?? 0);
  };
  return { fn, isOther: (id) => isPassed(id, place.isOther), isBrought: (id) => isPassed(id, place.isBrought) };
}

function isSame({ values, bindings }: ModuleSummary, id: ValueId, other: ValueId): boolean {
  const value = values[id];
  if (id === other) return true;
  if (value?.kind !== 'binding') return false;
  const held = bindings[value.binding]?.values ?? [];
  return held.length === 1 && held[0] === other;
}

/** A parameter of the function, or what hangs on one. */
function isMadeFrom({ values }: ModuleSummary, id: ValueId, fn: FunctionId): boolean {
  let value = values[id];
  for (let depth = 0; value?.kind === 'member' && depth < 6; depth++) value = values[value.object];
  return value?.kind === 'parameter' && value.of === fn;
}
