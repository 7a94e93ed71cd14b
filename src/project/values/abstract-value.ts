import type { ClassId, FunctionId } from '../../summary/module-summary.ts';
import type { PathNode } from './access-path.ts';
import type { CopySources, FieldTable } from './field-table.ts';
import type { LinkedModule } from './linked-module.ts';

/**
 * What a value may be, as far as the analysis tells values apart. Values are interned: two that are alike are the same
 * object.
 */
export type AbstractValue = FunctionValue | ClassValue | ObjectValue | ExternalValue | ModuleValue;

/**
 * From which nesting depth on the activations around a piece of code serve a request. The module (depth 0) never does.
 * A function of depth 2 with context 2 serves, called from set-up code of depth 1 that ran at boot; its captured
 * variables of depth 0 and 1 live as long as the process, its own live as long as the request.
 */
export type Context = number;

/** No activation around it serves: it runs at boot. */
export const boot: Context = 1_000;

/** A function together with the activation it was made in. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly module: LinkedModule;
  readonly fn: FunctionId;
  /** Context of the activation that made it. */
  readonly context: Context;
  readonly fields: FieldTable;
  /** The list of this value alone. */
  readonly alone: readonly AbstractValue[];
  /** What it answers is kept and answered again: it came out of `once` or `memoize`. */
  readonly keeps?: true;
  /** The same function in such a wrapper, when one was met. */
  keeping?: FunctionValue | undefined;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly module: LinkedModule;
  readonly class: ClassId;
  readonly context: Context;
  /** Static members. */
  readonly fields: FieldTable;
  /** The list of this value alone. */
  readonly alone: readonly AbstractValue[];
}

/** An object that the project's own code makes: a literal, a collection, an instance of one of its classes. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly module: LinkedModule;
  /** `object`, `array`, `regexp`, or a built-in type: `Map`. */
  readonly type: string;
  /** The project's class it is an instance of. */
  readonly of: ClassValue | undefined;
  /** Nothing but its class is known: what its fields hold is not followed. */
  readonly opaque: boolean;
  /** Where a container makes it, how reports say so. */
  readonly provided: string | undefined;
  /** The variable or property it was first assigned to; '' when none. */
  readonly name: string;
  /** Offset of the expression that makes it. */
  readonly start: number;
  /** Made by the top level of its file, not by a function. */
  readonly ofModule: boolean;
  /** Lives as long as the process: made at boot, or put where later requests find it. */
  readonly shared: boolean;
  readonly fields: FieldTable;
  /** The same object as seen by those who find it in a place that outlives the request that made it. */
  twin: ObjectValue | undefined;
  /** For such a twin: the object as its maker sees it. */
  readonly original: ObjectValue | undefined;
  /** The object of whose property of the same name it is the first value. */
  holder: ObjectValue | undefined;
  /** The collection that it was first put into as an entry. */
  container: ObjectValue | undefined;
  /** The variable that it was first assigned to, as `file:offset`. */
  variable: string | undefined;
  /** Objects whose properties were copied into it: what they hold, it holds. */
  readonly copiedFrom: CopySources;
  /** Properties that it has of its own where others were copied into it: `fields` in `{ ...defaults, fields: [] }`. */
  ownNames: ReadonlySet<string> | undefined;
}

/** An object of a package, of the language, or of the framework, named by how it is reached. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly path: PathNode;
  readonly shared: boolean;
}

/** A file of the project as an object: its exports. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly module: LinkedModule;
  /** Properties assigned to `exports`. */
  readonly fields: FieldTable;
}

/** Whether the value outlives the requests that meet it. */
export function isShared(value: AbstractValue): boolean {
  switch (value.kind) {
    case 'object':
    case 'external':
      return value.shared;
    case 'function':
    case 'class':
      return value.context === boot;
    case 'module':
      return true;
  }
}
