import type { Finding } from '../../findings/finding.ts';
import { connectionMakers, connectionParts, methodPath, type ConnectionMaker, type Loan } from '../../models/connections.ts';
import type { CallId, CallSite } from '../../summary/module-summary.ts';
import type { Activation } from '../values/activation.ts';
import { leadsTo } from './follow-answer.ts';
import { fateOf } from './fate-of-loan.ts';
import { CallFindings, callsItself, type Reached } from './reached.ts';

/** What serving code takes from a pool and does not give back, or not whatever happens. Reported where it is taken. */
export function findLoans(reached: Reached): readonly Finding[] {
  const { graph, modules } = reached;
  const loans = loansOf([...connectionMakers, ...connectionParts]);
  const packages = new Set([...loans.keys()].map((path) => path.slice(0, path.indexOf('#')).replace(/(?<=^[^@/]+)\/.*/, '')));
  if (!modules.some(({ file }) => file.requests.some((request) => packages.has(request.replace(/(?<=^[^@/]+)\/.*/, ''))))) return [];
  const methods = new Set([...loans.values()].map(({ method }) => method));
  const found = new CallFindings(graph);
  for (const activation of graph.reached) {
    const { summary } = activation.module;
    for (const id of activation.summary.calls) {
      const call = summary.calls[id];
      const callee = summary.values[call?.callee ?? 0];
      if (call === undefined || callee?.kind !== 'member' || !methods.has(callee.name)) continue;
      const loan = loanOf(call, activation, reached, loans);
      if (loan !== undefined) follow(id, activation, { loan, reached, found, depth: 0 });
    }
  }
  return found.all();
}

function loansOf(makers: readonly ConnectionMaker[]): ReadonlyMap<string, Loan> {
  return new Map(makers.flatMap((maker) => maker.lends.map((loan) => [methodPath(maker, loan.method), loan] as const)));
}

function loanOf(call: CallSite, activation: Activation, { propagation: { evaluator } }: Reached, loans: ReadonlyMap<string, Loan>): Loan | undefined {
  evaluator.begin();
  for (const one of evaluator.evaluate(call.callee, activation)) {
    const loan = one.kind === 'external' ? loans.get(one.path.toString()) : undefined;
    if (loan !== undefined) return loan.mayBeScoped === true && call.arguments.some((argument) => !isPlain(argument, activation)) ? undefined : loan;
  }
  return undefined;
}

/** A constant or an object written out, and no function. */
function isPlain(id: number, { module }: Activation): boolean {
  const value = module.summary.values[id];
  return value?.kind === 'literal' || value?.kind === 'allocation';
}

interface Search {
  readonly loan: Loan;
  readonly reached: Reached;
  readonly found: CallFindings;
  readonly depth: number;
}

/** What a function answers with, its callers have taken. */
function follow(id: CallId, activation: Activation, search: Search): void {
  const { loan, reached, found, depth } = search;
  const { module, summary } = activation;
  const call = module.summary.calls[id];
  if (call === undefined || depth > 4) return;
  if (summary.returns.some((answer) => leadsTo(module, answer, id))) {
    for (const { from, edge } of reached.graph.callersOf(activation)) if (callsItself(from, edge.call, activation, reached)) follow(edge.call, from, { ...search, depth: depth + 1 });
    return;
  }
  const fate = fateOf(id, activation, loan, reached.propagation.evaluator);
  if (fate === 'given back' || fate === 'unknown') return;
  found.add(call, activation, (base) => ({ kind: 'connection-per-request', ...base, fault: fate, name: call.name, of: loan.name, why: loan.otherwise, instead: loan.instead }));
}
