import type { CallId, CallSite, FunctionId, ModuleSummary, ValueId } from '../../../summary/module-summary.ts';

/** A function that runs again and again, once it has been started, for as long as the process lives. */
export interface Recurring {
  readonly fn: FunctionId;
  /** The call that sees to the next run. */
  readonly call: CallSite;
}

/** What the functions that a file calls do with time. */
export interface Clockwork {
  /** The argument that the call lets run later, and whether it does so again and again by itself. */
  timer(call: CallSite): { readonly at: number; readonly again: boolean } | undefined;
  /** Whether the call ends what a timer was told to do. */
  stops(call: CallSite): boolean;
}

/**
 * The functions of a file that nothing but the end of the process stops: what an interval calls that nobody clears who begins it or
 * whom it calls, and what, after a while, lets itself be called again on every way through it. A function that does so only under a
 * condition, after a failure, or where it has not returned before, may come to an end.
 */
export function recurringIn(summary: ModuleSummary, clockwork: Clockwork): readonly Recurring[] {
  const found: Recurring[] = [];
  for (const call of summary.calls) {
    if (summary.functions[call.in]?.inRound === true) continue;
    const timer = clockwork.timer(call);
    if (timer?.again === true) {
      for (const fn of functionsHeld(summary, call.arguments[timer.at] ?? 0)) if (!isStopped(summary, call, fn, clockwork)) found.push({ fn, call });
    } else if (timer !== undefined || call.after > 0) {
      // Who waits and then calls itself goes on like one whom a timer calls.
      for (const fn of functionsHeld(summary, timer === undefined ? call.callee : (call.arguments[timer.at] ?? 0))) if (alwaysMakes(summary, fn, call, new Set())) found.push({ fn, call });
    }
  }
  return found;
}

/** Whether the function, however it goes, makes the call, by itself or through functions of the file that it calls. */
function alwaysMakes(summary: ModuleSummary, fn: FunctionId, wanted: CallSite, seen: Set<FunctionId>): boolean {
  if (seen.has(fn)) return false;
  seen.add(fn);
  return callsOf(summary, fn).some((call) => {
    if (call.under >= 0 || call.perhaps === true) return false;
    return call === wanted || calledBy(summary, call).some((one) => alwaysMakes(summary, one, wanted, seen));
  });
}

/** The functions of the file that a call runs, whatever comes of what they wait for. */
function calledBy(summary: ModuleSummary, { callee, arguments: passed }: CallSite): readonly FunctionId[] {
  const called = summary.values[callee];
  const follows = called?.kind === 'member' && (called.name === 'then' || called.name === 'finally');
  return follows ? functionsHeld(summary, passed[0] ?? 0) : functionsHeld(summary, callee);
}

/** Whether the interval is cleared by what it calls, or by the function that begins it, or one in there. */
function isStopped(summary: ModuleSummary, { in: beginner }: CallSite, fn: FunctionId, clockwork: Clockwork): boolean {
  const stops = (one: FunctionId): boolean => callsOf(summary, one).some((call) => clockwork.stops(call));
  const around = beginner === 0 ? [0] : within(summary, beginner);
  return around.some(stops) || within(summary, fn).some((one) => stops(one) || callsOf(summary, one).some((call) => calledBy(summary, call).some(stops)));
}

/** The function and those that stand in it. */
function within({ functions }: ModuleSummary, fn: FunctionId): readonly FunctionId[] {
  const found = new Set([fn]);
  for (const [id, { parent }] of functions.entries()) if (found.has(parent)) found.add(id);
  return [...found];
}

function callsOf({ functions, calls }: ModuleSummary, fn: FunctionId): readonly CallSite[] {
  return (functions[fn]?.calls ?? []).flatMap((id: CallId) => calls[id] ?? []);
}

/** The functions of the file that a value is, as far as its text says so: also a method of `this`, and one that is bound. */
export function functionsHeld(summary: ModuleSummary, id: ValueId, depth = 0): readonly FunctionId[] {
  const { values, bindings, calls, functions, classes } = summary;
  const value = values[id];
  if (value === undefined || depth > 6) return [];
  const held = (other: ValueId): readonly FunctionId[] => functionsHeld(summary, other, depth + 1);
  switch (value.kind) {
    case 'function':
      return [value.fn];
    case 'typed':
      return held(value.of);
    case 'binding': {
      const { values: assigned = [] } = bindings[value.binding] ?? {};
      return assigned.length === 1 ? held(assigned[0] ?? 0) : [];
    }
    case 'member': {
      const object = values[value.object];
      if (object?.kind !== 'this') return [];
      const members = classes[functions[object.of]?.ofClass ?? -1]?.members ?? [];
      return members.filter(({ kind, name }) => (kind === 'method' || kind === 'field') && name === value.name).flatMap((member) => held(member.value));
    }
    case 'result': {
      const callee = values[calls[value.call]?.callee ?? 0];
      return callee?.kind === 'member' && callee.name === 'bind' ? held(callee.object) : [];
    }
    default:
      return [];
  }
}
