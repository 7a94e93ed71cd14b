import { Node } from 'ts-morph';

import { fittingTargets } from '../fits.ts';
import type { Move } from '../move.ts';
import { require } from '../refusal.ts';
import type { Access } from '../state/accesses.ts';
import { isFunction, type FunctionNode, type Sources } from '../sources.ts';

interface Used {
  readonly access: Access;
  /** The entry points that lead to the access. */
  readonly entries: readonly FunctionNode[];
}

/** A request that reads what only another one writes, by the names of their entry points. */
interface Outliving {
  readonly reads: string;
  readonly writes: string;
  readonly node: Node;
}

/** Refuses to give to one request what another one leaves for it, and names the homes that keep it that long. */
export function refuseOutliving({ sources, findings }: Pick<Move, 'findings' | 'sources'>, used: readonly Used[]): void {
  const reason = outliving(sources, used);
  const homes = fittingTargets(findings).filter((target) => target === 'session' || target === 'store');
  const advice = homes.length === 0 ? '' : ` (${homes.map((target) => `--to ${target}`).join(' or ')})`;
  require(reason === undefined, `${reason?.reads} finds there what ${reason?.writes} put there in another request, so that it has to outlive the request${advice}`, reason?.node, true);
}

/**
 * Whether what is read comes from another request: then it does not belong to one. Something is written in the same request when the
 * function that reads also writes, or when one that writes passes the request on to those that come after it.
 */
function outliving(sources: Sources, used: readonly Used[]): Outliving | undefined {
  const writes = used.filter(({ access }) => access.kind !== 'read' || isChanged(access.node));
  const writers = new Set(writes.flatMap(({ entries }) => entries));
  const early = readBeforeWritten(used, writes, writers, sources);
  if (early !== undefined) return early;
  if (writers.size === 0 || [...writers].some((fn) => passesOn(fn, sources))) return undefined;
  for (const { access, entries } of used) {
    const reader = entries.find((fn) => !writers.has(fn) && !isAround(fn, writers));
    const [writer] = writers;
    if (reader !== undefined && writer !== undefined && access.kind === 'read') return { reads: labelOf(reader, sources), writes: labelOf(writer, sources), node: access.node };
  }
  return undefined;
}

/** Refuses what a listener uses that lives on behind the request that has added it, and hears of others: `contract.on('sold', …)` in a handler. */
export function refuseListening(node: Node, handler: FunctionNode): void {
  const own = handler.getParameters().map((one) => one.getNameNode().getText());
  for (const fn of node.getAncestors().filter(isFunction)) {
    if (fn === handler) return;
    const call = fn.getParent();
    const callee = Node.isCallExpression(call) ? call.getExpression() : undefined;
    const listens = Node.isPropertyAccessExpression(callee) ? /^(?:on|once|addListener|addEventListener|subscribe|watch)$/.test(callee.getName()) : callee?.getText() === 'setInterval';
    const isOwn = own.includes(/^\w+/.exec(callee?.getText() ?? '')?.[0] ?? '');
    require(!listens || isOwn, 'this listens on when the request is over, and hears of others', node, true);
  }
}

/** A handler that reads before it writes looks at what an earlier request has left, unless another handler has written for this one. */
function readBeforeWritten(used: readonly Used[], writes: readonly Used[], writers: ReadonlySet<FunctionNode>, sources: Sources): Outliving | undefined {
  for (const fn of writers) {
    if ([...writers].some((other) => other !== fn && passesOn(other, sources))) continue;
    const inside = (one: Used): boolean => one.access.node.getAncestors().includes(fn) && one.access.kind !== 'update' && one.access.kind !== 'compound';
    const first = Math.min(...writes.filter(({ access }) => access.kind !== 'read' && inside({ access, entries: [] })).map(({ access }) => access.node.getParentOrThrow().getEnd()));
    const early = used.find((one) => one.access.kind === 'read' && inside(one) && !isChanged(one.access.node) && one.access.node.getStart() < first && first !== Infinity);
    if (early !== undefined) return { reads: labelOf(fn, sources), writes: 'it', node: early.access.node };
  }
  return undefined;
}

/** `user.name = …`, `cart.push(…)` */
function isChanged(node: Node): boolean {
  let at = node;
  let parent = at.getParent();
  while ((Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) && parent.getExpression() === at) [at, parent] = [parent, parent.getParent()];
  if (at === node) return false;
  if (Node.isBinaryExpression(parent) && parent.getLeft() === at) return /^(?:[^=!<>]*=)$/.test(parent.getOperatorToken().getText());
  return Node.isDeleteExpression(parent) || Node.isPostfixUnaryExpression(parent) || Node.isCallExpression(parent);
}

function isAround(fn: FunctionNode, writers: ReadonlySet<FunctionNode>): boolean {
  return [...writers].some((writer) => writer.getAncestors().includes(fn) || fn.getAncestors().includes(writer));
}

/** Whether other handlers of the same request run after this one: it is registered for all of them, or calls the next one. */
export function passesOn(fn: FunctionNode, sources: Sources): boolean {
  const labels = sources.runOf(fn)?.entries.map(({ label }) => label) ?? [];
  if (labels.some((label) => !isRoute(label))) return true;
  const last = fn.getParameters().at(-1)?.getNameNode();
  return Node.isIdentifier(last) && last.findReferencesAsNodes().some((use) => Node.isCallExpression(use.getParent()) && use.getParentOrThrow().getFirstChild() === use);
}

/** `GET /orders`, `export POST`; not `use`, `onRequest` or `export handle`. */
function isRoute(label: string): boolean {
  return /^(?:export )?(?:default\.)?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|load|actions|default)\b/.test(label) || /^on '/.test(label);
}

export function labelOf(fn: FunctionNode, sources: Sources): string {
  const entry = sources.runOf(fn)?.entries[0];
  return entry === undefined ? 'a handler' : `${entry.label} (${fn.getSourceFile().getBaseName()}:${entry.line})`;
}
