import type { TSESTree } from '@typescript-eslint/utils';

import type { Binding, BindingId, FunctionId, ValueId } from '../module-summary.ts';

/** A variable while its file is being summarised; becomes a {@link Binding}. */
export interface Variable {
  /** Its place in {@link ScopeTree.shown}, or -1. */
  id: BindingId;
  readonly name: string;
  readonly kind: Binding['kind'];
  readonly owner: FunctionId;
  readonly start: number;
  readonly values: ValueId[];
  type: ValueId;
  captured: boolean;
  /** True when a round sees it that it is not a variable of. */
  inRound: boolean;
  /** True when another function sees it that stands in no `for await` of its own function. */
  outside: boolean;
  /** True when its declaration gives it a value. */
  initialised: boolean;
  /** True once the first of {@link Variable.values} is the one that its declaration gives it. */
  startsAtDeclaration: boolean;
  /** True when a function other than its owner assigns it. */
  assignedElsewhere: boolean;
  /** Offsets of the assignments that follow the first value. */
  readonly assignments: number[];
  /** Its place in the {@link Way}s of its owner when it has several values in turn; otherwise -1. */
  slot: number;
  /** The one value that it has inside its owner, once it has got it; otherwise -1. */
  settled: ValueId;
}

/** The names that a stretch of code declares. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The function whose activation holds the variables. */
  readonly owner: FunctionId;
  /** Where a `var` that stands here is declared. */
  readonly hoist: Scope;
  /** A name that stands for a type alone has no variable: null. */
  readonly names = new Map<string, Variable | null>();

  constructor(parent: Scope | undefined, owner: FunctionId, hoists: boolean) {
    this.parent = parent;
    this.owner = owner;
    this.hoist = hoists || parent === undefined ? this : parent.hoist;
  }
}

/** All scopes and variables of a file. */
export interface ScopeTree {
  readonly root: Scope;
  /** The scope that a node opens: functions, blocks with declarations of their own, loops, classes, namespaces. */
  scopes: Map<TSESTree.Node, Scope>;
  /** The scopes in which the field initialisers of a class run. */
  initializers: Map<TSESTree.Node, InitializerScopes>;
  /** The same for what stands in `for await`, told as a function of its own. */
  readonly rounds: Map<TSESTree.Node, RoundScopes>;
  readonly variables: Variable[];
  /** The variables that the summary speaks of, in the order of their ids. */
  readonly shown: Variable[];
  /** The variables of a function that have several values in turn, by slot. */
  readonly tracked: Map<FunctionId, Variable[]>;
  functionCount: number;
  /** The scope of the script that runs for each component, if there is one. */
  component: Scope | undefined;
}

/** The scopes of one round of a loop, and those in it. */
export interface RoundScopes extends Pick<ScopeTree, 'initializers' | 'scopes'> {
  readonly scope: Scope;
}

/** A class has at most one initialiser for its instances and one for its statics. */
export interface InitializerScopes {
  instance: Scope | undefined;
  static: Scope | undefined;
}

/** The scopes of a file without code. */
export function emptyTree(): ScopeTree {
  return {
    root: new Scope(undefined, 0, true),
    scopes: new Map(),
    initializers: new Map(),
    rounds: new Map(),
    variables: [],
    shown: [],
    tracked: new Map(),
    functionCount: 1,
    component: undefined,
  };
}

/** The id under which the summary speaks of a variable. */
export function show(tree: ScopeTree, variable: Variable): BindingId {
  if (variable.id === -1) variable.id = tree.shown.push(variable) - 1;
  return variable.id;
}

/** The variable that a name means here; undefined when nothing declares it as a value. */
export function lookup(scope: Scope, name: string): Variable | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined && found !== null && found.kind !== 'interface') return found;
  }
  return undefined;
}

/** What the nearest declaration of a name in a type declares: a class, an interface, an import; null for a type without a summary of its own. */
export function lookupType(scope: Scope, name: string): Variable | null | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
