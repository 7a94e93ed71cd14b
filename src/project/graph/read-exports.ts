import { boot, type AbstractValue, type ObjectValue } from '../values/abstract-value.ts';
import { PathNode } from '../values/access-path.ts';
import type { Evaluator } from './evaluate.ts';
import type { Linker } from './link-imports.ts';
import type { Remembered } from '../values/activation.ts';
import { LinkedModule, siteOf } from '../values/linked-module.ts';
import { nothing, unionOf, ValueUnion } from '../values/value-union.ts';

/** A file of the project, what a file of data holds, the root of a package, or all that may be used without an import. */
type Source = LinkedModule | ObjectValue | PathNode | 'undeclared';

/** A file, and a name of what it exports. */
interface Home {
  readonly module: LinkedModule;
  readonly name: string;
}

/** What imports give: values that files of the project export, and objects of packages. */
export class ExportReader {
  private readonly evaluator: Evaluator;
  private readonly linker: Linker;
  /** What exports were, and in which piece of work. */
  private readonly known = new Map<LinkedModule, Map<string, Remembered>>();
  /** By file and name: the specifier of the `export *` that has it; false where none has. */
  private readonly ways = new Map<LinkedModule, Map<string, string | false>>();
  private readonly homes = new Map<LinkedModule, Map<string, Home>>();
  private readonly sources = new Map<LinkedModule, Map<string, Source | undefined>>();
  /** What files of data hold, by their paths. */
  private readonly data = new Map<string, ObjectValue>();

  constructor(evaluator: Evaluator, linker: Linker) {
    this.evaluator = evaluator;
    this.linker = linker;
  }

  /** `name` is an export, `default`, or `*` for the whole module. What leads to no code that we see may be anything. */
  imported(module: LinkedModule, specifier: string, name: string): readonly AbstractValue[] {
    const { evaluator } = this;
    const source = this.sourceOfExport(module, specifier, name);
    if (source instanceof PathNode) return evaluator.externals(name === '*' || name === 'default' ? source : source.child(name), true);
    if (source === undefined) return evaluator.externals(evaluator.tree.anything, true);
    if (source === 'undeclared') return evaluator.undeclared(module, name);
    if (!(source instanceof LinkedModule)) return [source];
    if (name !== '*') return this.exported(source, name);
    return source.exportsNamed('module.exports').length > 0 ? this.commonJs(source) : [source.value];
  }

  /** As {@link sourceOf}; an export of which no descriptor speaks is read from the source of the package, where that is at hand. */
  private sourceOfExport(module: LinkedModule, specifier: string, name: string): Source | undefined {
    const source = this.sourceOf(module, specifier);
    if (!(source instanceof PathNode) || name === '*' || name === 'default' || source.child(name)?.known === true) return source;
    const target = this.evaluator.tree.described(specifier) === undefined ? undefined : this.linker.resolve(module, specifier);
    return target?.kind === 'module' ? target.module : source;
  }

  /** Undefined when there is no telling. */
  private sourceOf(module: LinkedModule, specifier: string): Source | undefined {
    let known = this.sources.get(module);
    if (known === undefined) this.sources.set(module, (known = new Map()));
    let source = known.get(specifier);
    if (source === undefined) known.set(specifier, (source = this.findSource(module, specifier)));
    return source;
  }

  private findSource(module: LinkedModule, specifier: string): Source | undefined {
    const { tree } = this.evaluator;
    // A framework's own repository has its source in a workspace; what descriptors say of it holds there too.
    const described = tree.described(specifier);
    if (described !== undefined) return described;
    const target = this.linker.resolve(module, specifier);
    if (target.kind === 'module') return target.module;
    if (target.kind === 'data') return this.dataOf(target.path, module);
    if (this.linker.autoImports?.isModule(module, specifier) === true) return 'undeclared';
    return target.kind === 'package' ? tree.root(`${target.name}${target.subpath}#`) : undefined;
  }

  /** However many files import it, it is read once. */
  private dataOf(path: string, importer: LinkedModule): ObjectValue {
    let data = this.data.get(path);
    if (data === undefined) this.data.set(path, (data = importer.objectValue(siteOf.data(this.data.size), true, { type: 'copy', name: path.slice(path.lastIndexOf('/') + 1, -'.json'.length), start: 0, ofModule: true })));
    return data;
  }

  /** What a file of the project exports under a name; `export *` and re-exports are followed, rings end. */
  exported(from: LinkedModule, as: string): readonly AbstractValue[] {
    const { run } = this.evaluator;
    const { module, name } = this.homeOf(from, as);
    let known = this.known.get(module);
    if (known === undefined) this.known.set(module, (known = new Map()));
    let entry = known.get(name);
    if (entry === undefined) known.set(name, (entry = { run: -1, values: nothing }));
    if (entry.run === run) return entry.values;
    entry.run = run;
    entry.values = nothing; // a ring of re-exports adds nothing
    const found = this.find(module, name, undefined);
    entry.values = found;
    return found;
  }

  /** Where a name that is passed on comes from, as far as the text of the files alone says it: barrels import from barrels. */
  private homeOf(module: LinkedModule, name: string): Home {
    let known = this.homes.get(module);
    if (known === undefined) this.homes.set(module, (known = new Map()));
    let home = known.get(name);
    if (home === undefined) {
      known.set(name, (home = { module, name })); // a ring of re-exports is at home where one enters it
      const next = module.fillsExports ? undefined : this.passedOnFrom(module, name);
      if (next !== undefined) known.set(name, (home = this.homeOf(next.module, next.name)));
    }
    return home;
  }

  /** Undefined when the file has the name itself, or when there is no single file that it has it from. */
  private passedOnFrom(module: LinkedModule, name: string): Home | undefined {
    const [one, ...others] = module.exportsNamed(name);
    if (others.length > 0 || one?.kind === 'value') return undefined;
    if (one?.kind === 're-export') return one.imported === '*' ? undefined : this.fileBehind(module, one.specifier, one.imported);
    const ways = name === '*' || name === 'default' ? [] : module.exportsNamed('*').filter((each) => each.kind === 'all' && this.mayBeBehind(module, each.specifier, name, new Set([module])));
    const [way] = ways;
    return ways.length === 1 && way?.kind === 'all' ? this.fileBehind(module, way.specifier, name) : undefined;
  }

  private fileBehind(module: LinkedModule, specifier: string, name: string): Home | undefined {
    const target = this.linker.resolve(module, specifier);
    return target.kind === 'module' ? { module: target.module, name } : undefined;
  }

  /** What a file of the project exports under any name, for `handlers[name]` of a namespace import. */
  all(module: LinkedModule): readonly AbstractValue[] {
    const names = new Set<string>();
    const modules = new Set([module]);
    for (const from of modules) {
      for (const one of from.summary.exports) {
        const target = one.kind === 'all' ? this.linker.resolve(from, one.specifier) : undefined;
        if (one.kind !== 'all') names.add(one.name);
        else if (target?.kind === 'module') modules.add(target.module);
      }
      for (const name of from.value.fields.names()) names.add(name);
    }
    return names.size > mostExports ? nothing : unionOf([...names], (name) => this.exported(module, name));
  }

  /** `before` holds the files that the search has come through, when it has come through any. */
  private find(module: LinkedModule, name: string, before: Set<LinkedModule> | undefined): readonly AbstractValue[] {
    if (before?.has(module) === true) return nothing;
    let seen = before?.add(module);
    const found = new ValueUnion();
    for (const one of module.exportsNamed(name)) {
      if (one.kind === 'value') found.add(this.evaluator.evaluate(one.value, module.activation(0, boot)));
      else if (one.kind === 're-export') found.add(this.reExported(module, one.specifier, one.imported, (seen ??= new Set([module]))));
    }
    found.add(this.evaluator.readField(module.value, name));
    if (!found.isEmpty) return found.values;
    const isCommonJs = module.exportsNamed('module.exports').length > 0;
    if (name === 'default') return isCommonJs || module.value.fields.size > 1 ? this.commonJs(module) : nothing;
    if (isCommonJs) return unionOf(this.commonJs(module), (object) => (object === module.value ? nothing : this.evaluator.members.read(object, name)));
    return this.findThrough(module, name, (seen ??= new Set([module])));
  }

  /** What `export *` leads to: where a name was found once it is looked up at once, and where no file has it, never again. */
  private findThrough(module: LinkedModule, name: string, seen: Set<LinkedModule>): readonly AbstractValue[] {
    const through = module.exportsNamed('*');
    if (through.length === 0) return nothing;
    let known = this.ways.get(module);
    if (known === undefined) this.ways.set(module, (known = new Map()));
    let way = known.get(name);
    if (way === undefined && !this.mayHave(module, name, new Set())) known.set(name, (way = false));
    if (way === false) return nothing;
    if (way !== undefined) return this.reExported(module, way, name, seen);
    for (const one of through) {
      const found = one.kind === 'all' ? this.reExported(module, one.specifier, name, seen) : nothing;
      if (one.kind === 'all' && found.length > 0) {
        known.set(name, one.specifier);
        return found;
      }
    }
    return nothing;
  }

  /** Whether the file, or one that it exports all of, has such an export, or exports that only running it tells. */
  private mayHave(module: LinkedModule, name: string, seen: Set<LinkedModule>): boolean {
    if (seen.has(module)) return false;
    seen.add(module);
    if (module.fillsExports || module.exportsNamed(name).length > 0) return true;
    return module.exportsNamed('*').some((one) => one.kind === 'all' && this.mayBeBehind(module, one.specifier, name, seen));
  }

  private mayBeBehind(module: LinkedModule, specifier: string, name: string, seen: Set<LinkedModule>): boolean {
    const target = this.linker.resolve(module, specifier);
    return target.kind !== 'module' || this.mayHave(target.module, name, seen);
  }

  private reExported(module: LinkedModule, specifier: string, name: string, seen: Set<LinkedModule>): readonly AbstractValue[] {
    const target = this.linker.resolve(module, specifier);
    return target.kind === 'module' && name !== '*' ? this.find(target.module, name, seen) : this.imported(module, specifier, name);
  }

  /** CommonJS `module.exports`: what was assigned to it, and the object that `exports.x =` fills. */
  commonJs(module: LinkedModule): readonly AbstractValue[] {
    const found = new ValueUnion();
    for (const one of module.exportsNamed('module.exports')) if (one.kind === 'value') found.add(this.evaluator.evaluate(one.value, module.activation(0, boot)));
    found.add([module.value]);
    return found.values;
  }
}

/** A file that exports more names than this says nothing of each. */
const mostExports = 32;
