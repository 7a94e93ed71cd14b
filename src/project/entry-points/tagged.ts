import type { EntryPointMatch } from '../../findings/finding.ts';
import type { Framework, SignatureEntryPoint } from '../../frameworks/framework.ts';
import type { Tag } from '../../summary/module-summary.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { Problem } from '../project-index.ts';
import { listed } from '../settings/check.ts';
import { boot, type AbstractValue, type FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { functionValues } from './function-values.ts';
import { entryMatch } from './match-entry-points.ts';

type Phase = EntryPointMatch['phase'];

const phases: readonly Phase[] = ['request', 'connection', 'message', 'job', 'tick', 'render'];

/**
 * Functions that a comment says something outside calls: `@entryPoint`, or with the phase, `@entryPoint job`. What is passed to
 * them belongs to the request, unless its type says otherwise. Answers with the tags that say nothing that can be used.
 */
export function findTagged(propagation: Propagation, modules: readonly LinkedModule[]): readonly Problem[] {
  return modules.flatMap((module) => (module.summary.tags ?? []).flatMap((tag) => (tag.tag === 'entryPoint' ? (admitTagged(propagation, module, tag) ?? []) : [])));
}

/** Whether a comment in the file says so of a function. */
export function hasTagged({ summary: { tags } }: LinkedModule): boolean {
  return tags?.some(({ tag }) => tag === 'entryPoint') === true;
}

function admitTagged(propagation: Propagation, module: LinkedModule, tag: Tag): Problem | undefined {
  const [word = ''] = tag.text.split(/[\s:.,]/, 1);
  const phase = word === '' || word === '-' ? 'request' : phases.find((one) => one === word);
  if (phase === undefined) return problemOf(module, tag, `found '${word}', where ${listed(phases, 'or')} is allowed`);
  const functions = functionsUnder(propagation, module, tag);
  if (functions.size === 0) return problemOf(module, tag, 'stands above no function');
  for (const [fn, name] of functions) {
    const entryPoint = { kind: 'signature', types: [], phase, parameters: rolesOf(propagation, fn) } satisfies SignatureEntryPoint;
    const match = entryMatch({ framework: tagged, entryPoint, label: name === '' ? 'function' : name }, fn.module, fn.module.summary.functions[fn.fn]?.start ?? 0);
    propagation.admit(activationOf(fn, true), match, tagged, entryPoint, receiversOf(propagation, fn));
  }
  return undefined;
}

const tagged = { name: '@entryPoint', packages: [], source: { url: '', versions: '' }, entryPoints: [], told: 'comment' } satisfies Framework;

function problemOf(module: LinkedModule, { start, end }: Tag, text: string): Problem {
  return { file: module.path, loc: { start: module.position(start), end: module.position(end) }, text: `@entryPoint: ${text}` };
}

/** The functions that stand below the comment, and those that a variable there holds, with the names that they have there. */
function functionsUnder(propagation: Propagation, module: LinkedModule, { on }: Tag): ReadonlyMap<FunctionValue, string> {
  const found = new Map<FunctionValue, string>();
  const { functions, bindings, classes } = module.summary;
  for (const { start, owner, name, values } of bindings) {
    if (owner === 0 && on.includes(start)) for (const held of values) for (const fn of functionsHeld(propagation, module, held)) found.set(fn, name);
  }
  for (const [fn, { start, kind, name, ofClass, inRound }] of functions.entries()) {
    if (fn === 0 || inRound === true || kind === 'initializer' || !on.includes(start)) continue;
    const { name: className = '' } = classes[ofClass] ?? {};
    const inClass = kind === 'method' && className !== '' ? `${className}.${name}` : name;
    for (const value of functionValues(propagation, module, fn)) if (!found.has(value)) found.set(value, inClass);
  }
  return found;
}

/** What a variable holds; of a call that answers with nothing known, the functions that it was passed: `wrap(async () => …)`. */
function functionsHeld({ evaluator }: Propagation, module: LinkedModule, held: number): readonly FunctionValue[] {
  const { values, calls } = module.summary;
  const functionsOf = (id: number): readonly FunctionValue[] => evaluator.evaluate(id, module.activation(0, boot)).filter((one) => one.kind === 'function');
  evaluator.begin();
  const found = functionsOf(held);
  const value = values[held];
  return found.length > 0 || value?.kind !== 'result' ? found : (calls[value.call]?.arguments ?? []).flatMap(functionsOf);
}

/** A parameter is the request's, but for one that is said to be something that the project or a descriptor knows. */
function rolesOf({ evaluator }: Propagation, { module, fn }: FunctionValue): readonly string[] {
  return (module.summary.functions[fn]?.parameters ?? []).map(({ type }) => (type !== 0 && evaluator.instances.promised(type, module).length > 0 ? '' : 'argument'));
}

/** What a method finds as `this`: the instances of its class, as far as they live as long as the process. */
function receiversOf({ evaluator }: Propagation, { module, fn }: FunctionValue): readonly AbstractValue[] {
  const { kind = 'function', ofClass = -1 } = module.summary.functions[fn] ?? {};
  const member = module.summary.classes[ofClass]?.members.find(({ value }) => isFunction(module, value, fn));
  if (member === undefined || kind === 'arrow') return [];
  const of = module.classValue(ofClass, boot);
  return member.static ? [of] : evaluator.instances.of(of);
}

function isFunction(module: LinkedModule, id: number, fn: number): boolean {
  const value = module.summary.values[id];
  return value?.kind === 'function' && value.fn === fn;
}
