import type { ExternalValue } from './abstract-value.ts';
import { FieldTable } from './field-table.ts';
import type { AssignmentEntryPoint, CallEntryPoint, Decoration, Framework, IterationEntryPoint, RegistrationEntryPoint } from '../../frameworks/framework.ts';
import type { FunctionModel, GlobalSetting, SettingWrite } from '../../models/model.ts';

/**
 * A tree of access paths: `express#Router().get` is the child `get` of the child `()` of the child `Router` of the root
 * `express#`. What the descriptors and models know of a path hangs on its node, so that matching a call is one look-up.
 * The grammar is told in `src/frameworks/framework.ts`.
 */
export class PathNode {
  readonly root: string;
  readonly parent: PathNode | undefined;
  /** `()` for a call or `new`, else a property name; '' for a root. */
  readonly step: string;
  readonly depth: number;
  private readonly children = new Map<string, PathNode>();
  /** Values that the project itself put into properties of such objects, by property. */
  readonly fields = new FieldTable();
  readonly facts: PathFacts = emptyFacts;
  /** It is what a call answers, or part of that. */
  readonly isAnswered: boolean;
  /** A descriptor or model names this path or a longer one. */
  known = false;
  /** The values for "such an object that lives as long as the process" and "one that does not". */
  readonly values: { shared?: ExternalValue; owned?: ExternalValue } = {};

  constructor(root: string, parent: PathNode | undefined, step: string) {
    this.root = root;
    this.parent = parent;
    this.step = step;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
    this.isAnswered = step === '()' || parent?.isAnswered === true;
  }

  /** Whether what the project assigns to properties of such an object is followed: for objects that descriptors name, and globals. */
  get keepsFields(): boolean {
    return this.known || this.depth <= 1;
  }

  /** The node for one more step, followed through aliases; undefined where the path grows past any that a descriptor names. */
  child(step: string): PathNode | undefined {
    const node = this.ownChild(step);
    return node === undefined ? undefined : (node.facts.alias ?? node);
  }

  ownChild(step: string): PathNode | undefined {
    const known = this.children.get(step);
    if (known !== undefined) return known;
    if (this.depth >= (this.known ? longestKnownPath : longestPath)) return undefined;
    const node = new PathNode(this.root, this, step);
    this.children.set(step, node);
    return node;
  }

  /** The facts of this node, made its own so that they can be added to. Only while the tree is being built. */
  learn(): Mutable<PathFacts> {
    if (this.facts === emptyFacts) Object.assign(this, { facts: { registrations: new Map() } });
    return this.facts;
  }

  /** Makes a child known, itself and not what it is an alias of. Only while the tree is being built. */
  learnChild(step: string): PathNode {
    const node = this.ownChild(step);
    if (node === undefined) throw new RangeError(`access path is too long: ${this.toString()}.${step}`);
    node.known = true;
    return node;
  }

  /** As written in descriptors: `express#Router().get`. */
  toString(): string {
    if (this.parent === undefined) return this.root;
    const text = this.parent.toString();
    return this.step === '()' || text.endsWith('#') ? text + this.step : `${text}.${this.step}`;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Longer paths than this are named by no descriptor. */
const longestKnownPath = 12;
/** Paths that no descriptor names are told apart up to here. */
const longestPath = 4;

export interface Registration {
  readonly framework: Framework;
  readonly entryPoint: RegistrationEntryPoint;
}

/** What descriptors and models say of one path. */
export interface PathFacts {
  /** The path this one is read as. */
  readonly alias?: PathNode;
  /** For a type: the objects that carry it. */
  readonly instance?: PathNode;
  /** For a request-owned object: where properties that are not its own are read from. */
  readonly inherits?: PathNode;
  readonly registrations: Map<string, Registration[]>;
  readonly calls?: readonly { readonly framework: Framework; readonly entryPoint: CallEntryPoint }[];
  /** Each round of a loop over it serves somebody. */
  readonly iterations?: readonly { readonly framework: Framework; readonly entryPoint: IterationEntryPoint }[];
  /** Properties to which handlers are assigned. */
  readonly assignments?: ReadonlyMap<string, { readonly framework: Framework; readonly entryPoint: AssignmentEntryPoint }>;
  readonly chains?: ReadonlySet<string>;
  readonly decorations?: ReadonlyMap<string, { readonly decoration: Decoration; readonly target: PathNode }>;
  /** A call answers what stands behind the token that is its first argument; `named`: behind the name in a table. */
  readonly resolves?: 'named' | 'token';
  /** A call sends a message, which a handler of the project may be waiting for. */
  readonly sends?: true;
  readonly model?: FunctionModel;
  /** Settings that a call of, or an assignment to this path (or below it) changes. */
  readonly settings?: readonly { readonly setting: GlobalSetting; readonly write: SettingWrite }[];
}

const emptyFacts: PathFacts = { registrations: new Map() };

/** The roots of all trees of one analysis. */
export class PathTree {
  /** Any object of a package of which nothing more is known. */
  readonly anything = new PathNode('anything#', undefined, '');
  /** Anything that hangs on a request of which nothing more is known. */
  readonly requestData = new PathNode('anything@request', undefined, '');
  private readonly roots = new Map<string, PathNode>();

  /** The root of a package (`express#`), of the globals (`global#`), or of a framework's object (`express@request`). */
  root(name: string): PathNode {
    let node = this.roots.get(name);
    if (node === undefined) {
      node = new PathNode(name, undefined, '');
      this.roots.set(name, node);
    }
    return node.facts.alias ?? node;
  }

  /** The root of a package that descriptors or models speak of, by the specifier that imports it. */
  described(specifier: string): PathNode | undefined {
    const root = this.roots.get(`${specifier}#`);
    return root?.known === true ? root : undefined;
  }

  /** The node that a written path names. With `own`, an alias at its end is not followed. */
  node(path: string, own = false): PathNode {
    const { root, steps } = parsePath(path);
    let node = this.root(root);
    node.known = true;
    for (const [index, step] of steps.entries()) {
      const next = own && index === steps.length - 1 ? node.ownChild(step) : node.child(step);
      if (next === undefined) throw new RangeError(`access path is too long: ${path}`);
      node = next;
      node.known = true;
    }
    return node;
  }
}

const step = String.raw`(?:[\w$]+|\*)(?:\(\))*`;
const steps = String.raw`${step}(?:\.${step})*`;
const packageName = String.raw`(?:[a-z]+:[\w-]+(?:/[\w-]+)*|(?:@[\w.-]+/)?[$\w.-]+(?:/@?[\w.-]+)*)`;

/** A package, `#`, and the steps from it: `express#Router().route()`; `koa#` is the package itself. */
const packagePath = new RegExp(String.raw`^${packageName}#(?:(?:\(\))+(?:\.${steps})?|${steps})?$`);
/** A framework, `@`, and one of its objects: `express@request.app`. */
const objectPath = new RegExp(String.raw`^(?<object>[a-z][\w.-]*@[a-z]+)(?:\.${steps})?$`, 'i');

/** Whether a text follows the grammar, and is no longer than paths are told apart. */
export function isAccessPath(path: string): boolean {
  return (packagePath.test(path) || objectPath.test(path)) && parsePath(path).steps.length <= longestKnownPath;
}

/** `express@request` of `express@request.app`; undefined of a path that starts at a package. */
export function objectIn(path: string): string | undefined {
  return objectPath.exec(path)?.groups?.['object'];
}

/** `express#Router().get` → root `express#`, steps `Router`, `()`, `get`. */
export function parsePath(path: string): { readonly root: string; readonly steps: readonly string[] } {
  const match = /^([^#]*#|[^#@]+@[A-Za-z]+)(.*)$/.exec(path);
  if (match === null) throw new SyntaxError(`not an access path: ${path}`);
  const [, root = '', rest = ''] = match;
  return { root, steps: rest.match(/\(\)|[^.()]+/g) ?? [] };
}
