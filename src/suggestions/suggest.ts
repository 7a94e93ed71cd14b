import type { AwaitRaceFinding, Finding } from '../findings/finding.ts';
import { boundCache } from './bounded-cache.ts';
import { changeCopy } from './change-copy.ts';
import { keepInContext } from './keep-in-context.ts';
import { keepPromise } from './keep-promise.ts';
import { makeInRequest } from './make-in-request.ts';
import { moveDeclaration } from './move-declaration.ts';
import { moveField } from './move-field.ts';
import { nodeAt, nodesIn } from './nodes.ts';
import { readLater } from './read-later.ts';
import { forgetMatches } from './regexp.ts';
import { sayPerCall } from './say-per-call.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { unmarkFinally } from './unmark-finally.ts';
import { waitFirst } from './wait-first.ts';

/**
 * # Suggestions
 *
 * **Input.** A finding, and the file that it stands in as it was parsed, with scopes. **Output.** Edits of that file, each of which cures the
 * finding by itself.
 *
 * **Promise.** The result parses, has the types it had, and does the same in all that the finding does not speak of. Where that is not sure, there is
 * no suggestion: what a variable means is told by its declaration and all its uses, and where one of these may be elsewhere, nothing is said.
 */
export function suggestionsFor(finding: Finding, source: Source): readonly Suggestion[] {
  const node = nodeAt(source.ast, finding.start, finding.end);
  return node === undefined ? [] : candidates(finding, node, source).filter((one) => one !== undefined);
}

function candidates(finding: Finding, node: Node, source: Source): readonly (Suggestion | undefined)[] {
  switch (finding.kind) {
    case 'shared-write':
    case 'request-data-leak': {
      const moved = moveDeclaration(node, source);
      return [moved ?? keepInContext(node, finding.way.entry.framework, source) ?? moveField(node, isService(finding, source), source), finding.kind === 'shared-write' ? changeCopy(node, source) : undefined];
    }
    case 'stateful-singleton':
      return [moveField(node, isService(finding, source), source), changeCopy(node, source)];
    case 'shared-request-object':
      return [finding.way.calls.length === 0 && finding.stays !== true ? makeInRequest(node, source) : undefined];
    case 'unbounded-growth':
      return finding.by === 'key' && finding.isRefilled === true ? [boundCache(node, finding.remedy?.isInstalled === true, source)] : [];
    case 'await-race': {
      // What nobody else needs is in nobody's way.
      const moved = moveDeclaration(node, source);
      return [moved ?? inRace(finding, node, source)];
    }
    case 'global-setting':
      return [sayPerCall(node, finding, source)];
    case 'stateful-regexp':
      return forgetMatches(node, source);
    default:
      return [];
  }
}

/** An instance that a container makes for all, whose method a framework calls, or that one variable of this file holds, is no record among others. */
function isService(finding: Finding, { ast }: Source): boolean {
  if (!('instance' in finding) || finding.instance === undefined) return false;
  const { file, instance: { class: name, lives } } = finding;
  if (lives.kind === 'provided' || finding.way.calls.length === 0) return true;
  return lives.file === file && [...nodesIn(ast)].some((node) => node.type === 'NewExpression' && node.loc.start.line === lives.line && node.callee.type === 'Identifier' && node.callee.name === name && node.parent.type === 'VariableDeclarator');
}

function inRace(finding: AwaitRaceFinding, node: Node, source: Source): Suggestion | undefined {
  const { kind, line } = finding.interleaving;
  switch (kind) {
    case 'stale':
      return finding.loc.start.line <= line && line <= finding.loc.end.line ? waitFirst(node, source) : readLater(node, line, source);
    case 'unchecked':
      return keepPromise(node, source);
    case 'unreleased':
      return unmarkFinally(node, line, source);
    default:
      return keepInContext(node, finding.way.entry.framework, source) ?? moveField(node, isService(finding, source), source);
  }
}
