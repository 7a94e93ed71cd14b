import type { BindingId, ClassId, ClassMember, Export, FunctionId, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { Activation } from './activation.ts';
import { boot, type AbstractValue, type ClassValue, type Context, type ExternalValue, type FunctionValue, type ModuleValue, type ObjectValue } from './abstract-value.ts';
import { Cell } from './cell.ts';
import { CopySources, FieldTable } from './field-table.ts';
import type { IndexedFile, PackageManifest } from '../project-index.ts';

const noMembers: readonly ClassMember[] = [];

/** One file of the project with everything the analysis interns for it. */
export class LinkedModule {
  readonly path: string;
  readonly file: IndexedFile;
  readonly manifest: PackageManifest | undefined;
  readonly value: ModuleValue;
  private readonly functions = new Map<number, FunctionValue>();
  private readonly classes = new Map<number, ClassValue>();
  private readonly objects = new Map<number, ObjectValue>();
  private readonly variables = new Map<number, Cell>();
  private readonly activations = new Map<number, Activation>();
  private membersByName: Map<ClassId, Map<string, ClassMember[]>> | undefined;
  private importBindings: Map<ValueId, BindingId> | undefined;
  private exportsByName: Map<string, Export[]> | undefined;
  private known: ModuleSummary | undefined;
  private exportsAreFilled: boolean | undefined;

  constructor(path: string, file: IndexedFile, manifest: PackageManifest | undefined) {
    this.path = path;
    this.file = file;
    this.manifest = manifest;
    this.value = { kind: 'module', module: this, fields: new FieldTable() };
  }

  /** Asked for only once the file is known to take part: of other files there may be none yet. */
  get summary(): ModuleSummary {
    return (this.known ??= this.file.summary);
  }

  /** Exports of this name; under `*`, every `export * from`. */
  exportsNamed(name: string): readonly Export[] {
    if (this.exportsByName === undefined) {
      this.exportsByName = new Map();
      for (const one of this.summary.exports) {
        const key = one.kind === 'all' ? '*' : one.name;
        const known = this.exportsByName.get(key);
        if (known === undefined) this.exportsByName.set(key, [one]);
        else known.push(one);
      }
    }
    return this.exportsByName.get(name) ?? [];
  }

  /** Whether the file exports names that only running it tells, as `exports[name] = …` does. */
  get fillsExports(): boolean {
    return (this.exportsAreFilled ??= this.summary.values.some(({ kind }) => kind === 'exports'));
  }

  /** Members of a class, static or not, in the order of the text. */
  membersNamed(id: ClassId, name: string): readonly ClassMember[] {
    let members = this.membersByName?.get(id);
    if (members === undefined) {
      (this.membersByName ??= new Map()).set(id, (members = new Map()));
      for (const member of this.summary.classes[id]?.members ?? []) {
        const known = members.get(member.name);
        if (known === undefined) members.set(member.name, [member]);
        else known.push(member);
      }
    }
    return members.get(name) ?? noMembers;
  }

  /** The name that an import is bound to in the file, or -1. */
  importedAs(value: ValueId): BindingId {
    if (this.importBindings === undefined) {
      this.importBindings = new Map();
      for (const [id, { values }] of this.summary.bindings.entries()) for (const held of values) if (this.summary.values[held]?.kind === 'import') this.importBindings.set(held, id);
    }
    return this.importBindings.get(value) ?? -1;
  }

  functionValue(fn: FunctionId, context: Context): FunctionValue {
    const key = keyOf(fn, context);
    let value = this.functions.get(key);
    if (value === undefined) {
      const alone: FunctionValue[] = [];
      value = { kind: 'function', module: this, fn, context, fields: new FieldTable(), alone };
      alone.push(value);
      this.functions.set(key, value);
    }
    return value;
  }

  classValue(id: ClassId, context: Context): ClassValue {
    const key = keyOf(id, context);
    let value = this.classes.get(key);
    if (value === undefined) {
      const alone: ClassValue[] = [];
      value = { kind: 'class', module: this, class: id, context, fields: new FieldTable(), alone };
      alone.push(value);
      this.classes.set(key, value);
    }
    return value;
  }

  /** The object made at one place in one phase. `site` is unique in the file for each place (see {@link siteOf}). */
  objectValue(site: number, shared: boolean, make: { type: string; name: string; start: number; ofModule: boolean; of?: ClassValue; provided?: string; opaque?: boolean }): ObjectValue {
    const key = site * 2 + (shared ? 1 : 0);
    let value = this.objects.get(key);
    if (value === undefined) {
      value = {
        kind: 'object',
        module: this,
        type: make.type,
        of: make.of,
        opaque: make.opaque === true,
        provided: make.provided,
        name: make.name,
        start: make.start,
        ofModule: make.ofModule,
        shared,
        fields: new FieldTable(),
        twin: undefined,
        original: undefined,
        copiedFrom: new CopySources(),
        ownNames: undefined,
        holder: undefined,
        container: undefined,
        variable: undefined,
      };
      this.objects.set(key, value);
    }
    return value;
  }

  /** The variable as held by an activation that ran at boot, or by one that serves. */
  variable(binding: BindingId, serving: boolean): Cell {
    const key = binding * 2 + (serving ? 1 : 0);
    let cell = this.variables.get(key);
    if (cell === undefined) this.variables.set(key, (cell = new Cell()));
    return cell;
  }

  activation(fn: FunctionId, context: Context): Activation {
    const key = keyOf(fn, context);
    let activation = this.activations.get(key);
    if (activation === undefined) {
      const summary = this.summary.functions[fn];
      if (summary === undefined) throw new RangeError(`no function ${fn} in ${this.path}`);
      activation = new Activation(this, fn, context, summary);
      this.activations.set(key, activation);
    }
    return activation;
  }

  /** Every activation that was found to run. */
  allActivations(): Iterable<Activation> {
    return this.activations.values();
  }

  /** Line (from 1) and column (from 0) of an offset. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const { lineStarts } = this.summary;
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) };
  }
}

function keyOf(id: number, context: Context): number {
  return id * (boot + 1) + context;
}

/** Places that make objects: values, calls and the like are numbered apart. */
export const siteOf = {
  value: (id: number): number => id * 8,
  call: (id: number): number => id * 8 + 1,
  rest: (fn: number): number => fn * 8 + 2,
  /** The object that a property of a built-in object holds, by the offset of the latter. */
  property: (start: number): number => start * 8 + 3,
  /** The instance that a container makes of a class. */
  provided: (id: number): number => id * 8 + 4,
  /** An instance of a class of which no one knows where it comes from. */
  some: (id: number): number => id * 8 + 5,
  /** What a file of data holds, by the number that it was come to as. */
  data: (index: number): number => index * 8 + 7,
  /** What comes from outside of the project as an argument, and the parts of it that its type names. */
  argument: (fn: number, index: number, part = 0): number => (part * 16_384 + fn * 16 + index) * 8 + 6,
};

/** The object as those see it who find it in a place that outlives its maker. Other values are the same for all. */
export function published(value: AbstractValue): AbstractValue {
  if (value.kind === 'external') return publishedExternal(value);
  if (value.kind !== 'object' || value.shared) return value;
  return (value.twin ??= { ...value, shared: true, fields: new FieldTable(), twin: undefined, original: value, copiedFrom: new CopySources() });
}

/** An object of a package lives on where it is kept; what a request owns (its `request`, its `socket`) stays its own. */
function publishedExternal(value: ExternalValue): ExternalValue {
  if (value.shared || !value.path.root.endsWith('#')) return value;
  return (value.path.values.shared ??= { kind: 'external', path: value.path, shared: true });
}
