import type { CallSite, Decorator } from '../../summary/module-summary.ts';
import { boot, type ClassValue, type FunctionValue } from '../values/abstract-value.ts';
import { siteOf, type LinkedModule } from '../values/linked-module.ts';
import { nothing, unionOf } from '../values/value-union.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';

/** A decorator of the project on a method, and what it is handed in place of the method's descriptor. */
interface Decorated {
  readonly of: ClassValue;
  readonly member: LinkedModule['summary']['classes'][number]['members'][number];
  readonly decorators: readonly FunctionValue[];
}

/**
 * Calls the decorators that the project itself puts on methods, once the start has run, and notes which functions they put in a method's place:
 * by assigning the descriptor's `value`, by answering another descriptor, or, in the language's own form, by answering a function. They are
 * not told the method itself: who calls it calls both, and one decorator for many methods would make each of them call all the others.
 */
export function decorateMethods(propagation: Propagation, modules: readonly LinkedModule[]): void {
  const { evaluator } = propagation;
  evaluator.begin();
  const found = modules.flatMap((module) => decoratedIn(module, propagation));
  if (found.length === 0) return;
  for (const { of, member, decorators } of found) {
    const descriptor = descriptorOf(of, member.start);
    for (const decorator of decorators) propagation.begin(activationOf(decorator, false), takesDescriptor(decorator) ? [[of], nothing, [descriptor]] : [nothing, nothing], []);
  }
  propagation.run();
  evaluator.begin();
  for (const { of, member, decorators } of found) {
    const method = of.module.summary.values[member.value];
    const answered = unionOf(decorators, (decorator) => evaluator.answers(decorator, undefined, undefined, 0, false));
    const values = unionOf([descriptorOf(of, member.start), ...answered.filter(({ kind }) => kind === 'object')], (one) => evaluator.members.read(one, 'value'));
    const standIns = [...values, ...answered].filter((one) => one.kind === 'function' && !(method?.kind === 'function' && one.module === of.module && one.fn === method.fn));
    evaluator.members.replaceBy(member, standIns);
  }
  propagation.run();
}

function descriptorOf({ module }: ClassValue, start: number) {
  return module.objectValue(siteOf.property(start), true, { type: 'object', name: 'descriptor', start, ofModule: true });
}

/** `(target, name, descriptor)`, as TypeScript's older decorators are called; the language's own get the method and what is known of it. */
function takesDescriptor({ module, fn }: FunctionValue): boolean {
  return (module.summary.functions[fn]?.parameters.length ?? 0) > 2;
}

function decoratedIn(module: LinkedModule, propagation: Propagation): readonly Decorated[] {
  return module.summary.classes.flatMap(({ members }, id) =>
    members.flatMap((member) => {
      if (member.kind !== 'method' || member.decorators.length === 0) return [];
      const decorators = member.decorators.flatMap((one) => functionsOf(one, module, propagation));
      return decorators.length === 0 ? [] : [{ of: module.classValue(id, boot), member, decorators }];
    }),
  );
}

/** The functions that are called with the method: `@Once`, or what `@Cached(60)` answers. */
function functionsOf({ callee, start, end }: Decorator, module: LinkedModule, { evaluator }: Propagation): readonly FunctionValue[] {
  const named = evaluator.evaluate(callee, module.activation(0, boot)).filter((one) => one.kind === 'function');
  const isCalled = (call: CallSite): boolean => call.callee === callee && call.start >= start && call.end <= end;
  const called = named.length > 0 && module.summary.calls.some(isCalled) ? unionOf(named, (one) => evaluator.answers(one, undefined, undefined, 0, false)) : named;
  return called.filter((one) => one.kind === 'function');
}
