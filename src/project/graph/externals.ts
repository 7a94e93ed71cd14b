import { observers } from '../../models/observers.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { PathNode, PathTree } from '../values/access-path.ts';
import { typesByName } from '../values/built-ins.ts';
import { nothing } from '../values/value-union.ts';

/** Objects of packages, of the language and of frameworks, as values. */
export class Externals {
  private readonly tree: PathTree;

  constructor(tree: PathTree) {
    this.tree = tree;
  }

  /** The object at a path; where the path tells nothing, anything that lives as long. */
  at(path: PathNode | undefined, shared: boolean): readonly AbstractValue[] {
    if (path === undefined) return this.at(this.tree.anything, shared);
    if (!path.known && path.depth > 0 && (!shared || path.isAnswered || path.depth > (path.root === 'global#' ? 1 : 2))) {
      const kind = this.kindOf(path);
      return kind === undefined ? nothing : this.at(kind, shared);
    }
    if (shared) return [(path.values.shared ??= { kind: 'external', path, shared: true })];
    return [(path.values.owned ??= { kind: 'external', path, shared: false })];
  }

  /** An object by its global name; some of these a request owns: `Astro`. */
  named(name: string): readonly AbstractValue[] {
    const node = this.tree.root('global#').child(name);
    return this.at(node, node?.root.endsWith('#') !== false);
  }

  /** What a path that no descriptor names stands for: a part of a setting is that setting. */
  private kindOf(path: PathNode): PathNode | undefined {
    if (!path.root.endsWith('#')) return this.tree.requestData;
    for (let at: PathNode | undefined = path; at !== undefined && at.step !== '()'; at = at.parent) {
      const set = at.facts.settings?.find(({ setting, write }) => write.kind === 'assign' && setting.ownValues !== true)?.write;
      if (set?.kind === 'assign') return set.ofPrimitives === true ? undefined : at;
    }
    // What an observer makes, a child logger say, observes too.
    return observers.has(path.root) ? this.tree.root(path.root) : this.tree.anything;
  }
}

/** Type of the collection that `new Map()`, `Array(3)` and the like make; undefined for other calls. */
export function collectionMade(callee: AbstractValue): string | undefined {
  if (callee.kind !== 'external' || callee.path.root !== 'global#' || callee.path.depth !== 1) return undefined;
  return typesByName.has(callee.path.step) ? callee.path.step : undefined;
}
