import { enterFunction, leaveFunction } from '../evaluation/functions.ts';
import { walkBody } from '../evaluation/statements.ts';
import type { Draft } from '../draft/draft.ts';
import type { Parameter } from '../module-summary.ts';
import type { Layout } from './layout.ts';
import type { Parts } from './parts.ts';

/** What users of a component pass to it. */
const properties: Parameter = { name: '', rest: false, type: 0 };

/**
 * Walks what a component's file has beside its module: a script that runs for each component is a function of its properties, which the file
 * exports as `default`; a script in another file is that file's exports.
 */
export function walkComponent(draft: Draft, { component, properties: names }: Parts, { blocks, sources }: Layout): void {
  for (const specifier of sources) {
    draft.requests.add(specifier);
    draft.exports.push({ kind: 're-export', name: 'default', specifier, imported: 'default' }, { kind: 'all', specifier });
  }
  const { component: scope } = draft.tree;
    const own = blocks.find(({ kind }) => kind.runs === 'for each component');
  if (component === undefined || scope === undefined || own === undefined) return;
  const around = { frame: draft.frame, scope: draft.scope };
  enterFunction(draft, scope, { isArrow: false, async: true, generator: false, superClass: 0 });
  draft.properties = new Map(names.map((name) => [name, draft.values.member(draft.values.parameter(scope.owner, 0, false), name)]));
  walkBody(draft, component);
  leaveFunction(draft, around, { name: own.kind.name, kind: 'component', parameters: [properties], directives: [], ofClass: -1, start: own.start, end: own.end });
  draft.exports.push({ kind: 'value', name: 'default', value: draft.values.function(scope.owner), start: own.start });
}
