import type { TSESTree } from '@typescript-eslint/utils';

import { walkComponent } from './blocks/component.ts';
import type { Layout } from './blocks/layout.ts';
import { partsOf } from './blocks/parts.ts';
import type { Draft } from './draft/draft.ts';
import { ValueTable } from './draft/value-table.ts';
import { newFrame, summaryOf } from './evaluation/functions.ts';
import { walkImports } from './evaluation/modules.ts';
import { declaredTypes } from './evaluation/shapes.ts';
import { directivesOf, walkBody } from './evaluation/statements.ts';
import { exact, exactIds } from './exact.ts';
import { lineStartsOf } from './line-starts.ts';
import { summaryVersion } from './module-summary.ts';
import type { Binding, FunctionSummary, ModuleSummary } from './module-summary.ts';
import { bind } from './scopes/bind.ts';
import { emptyTree } from './scopes/scope.ts';
import type { ScopeTree, Variable } from './scopes/scope.ts';
import { tagsOf, type Commented } from './tags.ts';

/**
 * Summarises a parsed file; `text` is the text without a byte order mark that the positions count in. The tree may come
 * from the native parser or from ESLint's; both give the same summary. `source` has the comments, where the tree has none, and
 * says of a component's file where its scripts stand.
 *
 * Never throws: a file nested so deeply that the walk runs out of stack gives the summary of an empty file.
 */
export function summarize(program: TSESTree.Program, text: string, source: Commented & { readonly layout?: Layout | undefined } = program): ModuleSummary {
  try {
    const summary = walk(program, text, source.layout);
    const tags = tagsOf(program, text, source);
    return tags.length === 0 ? summary : { ...summary, tags };
  } catch (error) {
    if (error instanceof RangeError) return finish(newDraft(emptyTree(), new Map(), undefined), text, []);
    throw error;
  }
}

function walk(program: TSESTree.Program, text: string, layout: Layout | undefined): ModuleSummary {
  const parts = partsOf(program, layout);
  const { module, component = [] } = parts;
  const types = declaredTypes(component.length === 0 ? module : [...module, ...component]);
  const draft = newDraft(bind(parts, layout?.file), types, layout?.file);
  walkImports(draft, module);
  walkBody(draft, module);
  if (layout !== undefined) walkComponent(draft, parts, layout);
  return finish(draft, text, directivesOf(module));
}

function newDraft(tree: ScopeTree, types: Draft['types'], file: Draft['file']): Draft {
  const entry = { thisOf: 0, superClass: 0, async: false, generator: false };
  return {
    tree,
    values: new ValueTable(),
    functions: new Array<FunctionSummary>(tree.functionCount),
    calls: [],
    classes: [],
    guards: [],
    exports: [],
    requests: new Set(),
    types,
    file,
    lastReads: new Map(),
    frame: newFrame(0, 0, { tree }, entry),
    scope: tree.root,
    properties: new Map(),
    round: -1,
    looping: -1,
  };
}

function finish(draft: Draft, text: string, directives: readonly string[]): ModuleSummary {
  const module = { name: '', kind: 'module', parameters: [], directives: [], ofClass: -1, start: 0, end: text.length } as const;
  draft.functions[0] = summaryOf(draft.tree, draft.frame, -1, module);
  return {
    version: summaryVersion,
    lineStarts: lineStartsOf(text),
    directives: exact(directives),
    functions: draft.functions,
    bindings: draft.tree.shown.map(bindingOf),
    values: exact(draft.values.list),
    calls: exact(draft.calls),
    classes: exact(draft.classes),
    guards: exact(draft.guards),
    exports: exact(draft.exports),
    requests: [...draft.requests],
  };
}

function bindingOf({ name, kind, owner, start, values, type, captured, inRound, outside }: Variable): Binding {
  const binding: Binding = { name, kind, owner, start, values: exactIds(values), type, captured };
  return inRound ? { ...binding, inRound: outside || owner === 0 ? 'also' : 'only' } : binding;
}
