import type { CallingEntryPoint, DirectiveEntryPoint, Framework } from '../../frameworks/framework.ts';
import { browserPackages } from '../../models/browser-packages.ts';
import { boot, type AbstractValue, type FunctionValue } from '../values/abstract-value.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { entryMatch, EntryPointMatcher } from './match-entry-points.ts';
import { conversationsIn } from './conversations.ts';
import { functionValues } from './function-values.ts';
import { hasTagged } from './tagged.ts';
import { runExportedFactories } from './uncalled-factories.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { PackageManifest } from '../project-index.ts';
import type { Linker } from '../graph/link-imports.ts';
import { PageOptions } from '../rendering/page-options.ts';
import { deployedPatterns } from './deployed.ts';
import { compiledLater, filePatternsOf, pathBelow, type FilePattern, type InPlay } from './in-play.ts';
import { fetchListenersIn, handlesFetch, mayHandle, mayListen, readsRequest } from './signs.ts';
import { wrappedFunctions } from './wrapped-exports.ts';
import type { FunctionId, ValueId } from '../../summary/module-summary.ts';

type EntryPoint = Framework['entryPoints'][number];

/**
 * Entry points that no call registers: exports that a framework finds by the file's place or directive, functions claimed to be of a
 * handler's type, and functions whose parameters are. Only frameworks in play in a file's package count.
 */
export class EntryPointFinder {
  private readonly propagation: Propagation;
  readonly inPlay: InPlay;
  private readonly frameworks: readonly Framework[];
  private readonly matcher: EntryPointMatcher;
  private readonly patterns: readonly FilePattern[];
  private readonly deployed: readonly FilePattern[];
  private readonly inModule = new Map<PackageManifest | undefined, readonly { framework: Framework; entryPoint: EntryPoint }[]>();
  private readonly inPackage = new Map<PackageManifest | undefined, readonly FilePattern[]>();
  private readonly byModule = new Map<LinkedModule, readonly FilePattern[]>();

  private readonly options: PageOptions;
  private readonly left: readonly { framework: Framework; matches: (path: string) => boolean }[];
  private readonly leftIn = new Map<PackageManifest | undefined, EntryPointFinder['left']>();

  constructor(propagation: Propagation, linker: Linker, inPlay: InPlay, frameworks: readonly Framework[]) {
    this.propagation = propagation;
    this.frameworks = frameworks;
    this.inPlay = inPlay;
    this.options = new PageOptions(linker);
    this.left = frameworks.flatMap((framework) => (framework.browserFiles === undefined ? [] : [{ framework, matches: compiledLater(framework.browserFiles) }]));
    this.matcher = propagation.matcher;
    this.matcher.renders = (module, framework) => this.renders(module, framework);
    this.patterns = filePatternsOf(frameworks);
    this.deployed = deployedPatterns(frameworks, linker.deployments, (folder) => linker.manifestOf(`${folder}/`));
  }

  /** Whether the framework renders the pages of a file's package on the server. */
  private renders(module: LinkedModule, framework: Framework): boolean {
    return this.inPlay(module, framework) && !this.options.rendersNothing(module, framework);
  }

  /** Whether the build of a framework in play keeps the file from the server. */
  isBrowserFile(module: LinkedModule): boolean {
    let left = this.leftIn.get(module.manifest);
    if (left === undefined) this.leftIn.set(module.manifest, (left = this.left.filter(({ framework }) => this.inPlay(module, framework))));
    return left.length > 0 && left.some(({ matches }) => matches(pathBelow(module.manifest, module.path)));
  }

  /** Exports of files at places that a framework reads. The boot phase must have run. */
  findExports(modules: readonly LinkedModule[]): void {
    const found = modules.flatMap((module) => this.exportsAt(module).filter(({ entryPoint }) => !this.options.isOff(module, entryPoint)).map((pattern) => ({ module, pattern })));
    const wrapped = found.filter(({ module, pattern }) => pattern.entryPoint.answered !== true && this.admitExports(module, pattern));
    for (const module of modules) for (const { framework, entryPoint } of this.directing(module, module.summary.directives)) this.admitAllExports(module, framework, entryPoint);
    const answered = [...wrapped, ...found.filter(({ pattern }) => pattern.entryPoint.answered === true)];
    if (answered.length === 0) return;
    // What a factory answers with is known once it has run.
    this.propagation.run();
    for (const { module, pattern } of answered) this.admitExports(module, pattern);
  }

  /** Entry points that one of the directives makes. */
  private directing(module: LinkedModule, directives: readonly string[]): readonly { framework: Framework; entryPoint: DirectiveEntryPoint }[] {
    if (directives.length === 0) return [];
    return this.each(module).flatMap(({ framework, entryPoint }) => (entryPoint.kind === 'directive' && directives.includes(entryPoint.directive) ? [{ framework, entryPoint }] : []));
  }

  /** Whether the file stands where a framework in play looks for handlers, or has what looks like one. */
  isHandlerFile(module: LinkedModule): boolean {
    if (this.exportsAt(module).length > 0) return true;
    if (module.file.inert) return false;
    if (hasTagged(module)) return true;
    const { directives, functions } = module.summary;
    if (this.directing(module, [...directives, ...functions.flatMap((one) => one.directives)]).length > 0) return true;
    if (!drawsInBrowser(module) && (mayListen(module.summary) || conversationsIn(module.summary).length > 0 || fetchListenersIn(module.summary).length > 0)) return true;
    return module.summary.exports.some((one) => one.kind === 'value') && mayHandle(module.summary);
  }

  private exportsAt(module: LinkedModule): readonly FilePattern[] {
    let found = this.byModule.get(module);
    if (found === undefined) {
      const path = pathBelow(module.manifest, module.path);
      found = this.patternsFor(module).filter(({ framework, entryPoint, matches }) => matches(path) && (entryPoint.phase !== 'render' || !this.options.rendersNothing(module, framework)));
      const placed = found.map(({ entryPoint }) => entryPoint);
      found = [...found, ...this.deployed.filter(({ entryPoint, matches }) => !placed.includes(entryPoint) && matches(module.path))];
      this.byModule.set(module, found);
    }
    return found;
  }

  /** The patterns of the frameworks that are in play in the module's package. */
  private patternsFor(module: LinkedModule): readonly FilePattern[] {
    let patterns = this.inPackage.get(module.manifest);
    if (patterns === undefined) this.inPackage.set(module.manifest, (patterns = this.patterns.filter(({ framework }) => this.inPlay(module, framework))));
    return patterns;
  }

  private admitAllExports(module: LinkedModule, framework: Framework, entryPoint: DirectiveEntryPoint): void {
    for (const one of module.summary.exports) {
      if (one.kind === 'all') continue;
      const exported = this.propagation.evaluator.members.read(module.value, one.name);
      for (const fn of this.matcher.functionsIn(exported)) this.admit(fn, framework, entryPoint, `export ${one.name}`);
    }
  }

  /** Answers whether a package wraps any of them. */
  private admitExports(module: LinkedModule, { framework, entryPoint, exports }: FilePattern): boolean {
    const { evaluator } = this.propagation;
    let isWrapped = false;
    for (const path of exports) {
      const [name = '', ...below] = path.split('.');
      const names = name === '*' ? namesExportedBy(module) : [name];
      for (const exported of names) {
        const values = evaluator.members.read(module.value, exported);
        const wrapped = below.length > 0 || entryPoint.answered === true ? [] : wrappedFunctions(this.propagation, module, exported);
        isWrapped ||= wrapped.length > 0;
        const functions = below.length === 0 ? [...new Set([...values, ...wrapped])] : this.matcher.functionsAt(values, [below.join('.')]);
        for (const value of functions) {
          for (const fn of entryPoint.answered === true ? this.matcher.functionsAnswered([value], entryPoint.keys) : this.matcher.functionsIn([value])) {
            this.admit(fn, framework, entryPoint, `export ${[exported, ...below.map((step) => (step === '*' ? nameOf(fn) : step))].join('.')}`);
          }
        }
      }
    }
    return isWrapped;
  }

  /** Exported functions that set something up for whoever imports them. */
  findFactories(modules: readonly LinkedModule[]): void {
    for (const module of modules) runExportedFactories(this.propagation, module);
  }

  /** Functions and objects that carry a type or a directive of a framework and that nothing else has reached. */
  findTyped(modules: readonly LinkedModule[]): void {
    for (const module of modules) {
      const { values, bindings } = module.summary;
      for (const value of values) if (value.kind === 'typed') this.findOfType(module, value.of, value.type);
      for (const binding of bindings) if (binding.type !== 0 && binding.kind !== 'parameter') for (const held of binding.values) this.findOfType(module, held, binding.type);
      for (const [fn, summary] of module.summary.functions.entries()) {
        for (const { framework, entryPoint } of this.directing(module, summary.directives)) {
          for (const value of functionValues(this.propagation, module, fn)) this.admitUnreached(value, framework, entryPoint, nameOf(value));
        }
        if (summary.inRound !== true && summary.parameters.some((one) => one.type !== 0)) this.findBySignature(module, fn);
      }
    }
  }

  /** Exported functions that nothing has reached and whose bodies call what renders a page. */
  findCalling(modules: readonly LinkedModule[]): void {
    for (const module of modules) {
      const calling = this.each(module).flatMap(({ framework, entryPoint }) => (entryPoint.kind === 'calling' ? [{ framework, entryPoint }] : []));
      if (calling.length === 0) continue;
      for (const one of module.summary.exports) {
        if (one.kind !== 'value') continue;
        for (const value of this.propagation.evaluator.evaluate(one.value, module.activation(0, boot))) {
          // Who renders a page for somebody is told for whom.
          if (value.kind !== 'function' || value.module !== module || (module.summary.functions[value.fn]?.parameters.length ?? 0) === 0) continue;
          const found = calling.find(({ entryPoint }) => this.callsOne(value, entryPoint));
          if (found !== undefined && !this.propagation.hasRun(activationOf(value, false))) this.admitUnreached(value, found.framework, found.entryPoint, one.name === 'default' ? 'export default' : nameOf(value));
        }
      }
    }
  }

  private callsOne({ module, fn }: FunctionValue, { callees }: CallingEntryPoint): boolean {
    const { functions, calls } = module.summary;
    const activation = module.activation(fn, boot);
    return (functions[fn]?.calls ?? []).some((id) => this.propagation.evaluator.evaluate(calls[id]?.callee ?? 0, activation).some((one) => one.kind === 'external' && callees.includes(one.path.toString())));
  }

  /**
   * Exported functions that no file of the project calls and that read the headers, body or the like of a request from a
   * parameter, or are a file's default export, or its method `fetch`, and take a `Request`: something outside, whose name we need not
   * know, calls them for each request. Programs of the browser send requests, and build them from parts of the same names.
   */
  findWitnessed(modules: readonly LinkedModule[]): void {
    const serving = new Set(this.propagation.entries.map(({ module }) => module.manifest));
    for (const module of modules) {
      if (!drawsInBrowser(module)) {
        for (const fn of fetchListenersIn(module.summary)) this.admitUnreached(module.functionValue(fn, boot), someFramework, someHandler, "'fetch'");
      }
      if ((!serving.has(module.manifest) && drawsInBrowser(module)) || !mayHandle(module.summary)) continue;
      for (const one of module.summary.exports) {
        if (one.kind !== 'value') continue;
        const exported = this.propagation.evaluator.evaluate(one.value, module.activation(0, boot));
        const fetching = one.name === 'default' ? this.matcher.functionsAt(exported.filter(({ kind }) => kind === 'object'), ['fetch']) : [];
        for (const value of [...exported, ...fetching]) {
          if (value.kind !== 'function' || value.module !== module) continue;
          if (!readsRequest(module.summary, value.fn) && !(one.name === 'default' && handlesFetch(module.summary, value.fn))) continue;
          if (!this.propagation.hasRun(activationOf(value, false))) this.admitUnreached(value, someFramework, someHandler, nameOf(value));
        }
      }
    }
  }

  private findOfType(module: LinkedModule, held: ValueId, type: ValueId): void {
    const named = this.pathsOf(module, type);
    if (named.length === 0) return;
    for (const { framework, entryPoint } of this.each(module)) {
      if (entryPoint.kind !== 'typed' && entryPoint.kind !== 'property') continue;
      if (!entryPoint.types.some((one) => named.includes(one))) continue;
      const value = module.summary.values[held];
      if (entryPoint.kind === 'property') {
        const values = this.propagation.evaluator.evaluate(held, module.activation(0, boot));
        for (const key of entryPoint.keys) for (const fn of this.matcher.functionsAt(values, [key])) this.admitUnreached(fn, framework, entryPoint, key);
      } else if (value?.kind === 'function') {
        for (const fn of functionValues(this.propagation, module, value.fn)) this.admitUnreached(fn, framework, entryPoint, nameOf(fn));
      }
    }
  }

  private findBySignature(module: LinkedModule, fn: FunctionId): void {
    const parameters = module.summary.functions[fn]?.parameters ?? [];
    const named = parameters.map((one) => this.pathsOf(module, one.type));
    if (named.every((one) => one.length === 0)) return;
    for (const { framework, entryPoint } of this.each(module)) {
      if (entryPoint.kind !== 'signature') continue;
      const fits = entryPoint.types.every((types, index) => types.length === 0 || types[0] === '' || types.some((type) => named[index]?.includes(type) === true));
      if (!fits || entryPoint.types.length > parameters.length) continue;
      for (const value of functionValues(this.propagation, module, fn)) this.admitUnreached(value, framework, entryPoint, nameOf(value));
    }
  }

  /** A type annotation as access paths, as descriptors write them. */
  private pathsOf(module: LinkedModule, type: ValueId): readonly string[] {
    if (type === 0) return [];
    return this.propagation.evaluator.evaluate(type, module.activation(0, boot)).flatMap((one: AbstractValue) => (one.kind === 'external' && one.path.root !== 'global#' ? [one.path.toString()] : []));
  }

  private each(module: LinkedModule): readonly { framework: Framework; entryPoint: EntryPoint }[] {
    let found = this.inModule.get(module.manifest);
    if (found === undefined) {
      found = this.frameworks.filter((framework) => this.inPlay(module, framework)).flatMap((framework) => framework.entryPoints.map((entryPoint) => ({ framework, entryPoint })));
      this.inModule.set(module.manifest, found);
    }
    return found;
  }

  private admitUnreached(fn: FunctionValue, framework: Framework, entryPoint: EntryPoint, label: string): void {
    if (this.propagation.hasRun(activationOf(fn, true)) || (entryPoint.phase === 'boot' && this.propagation.hasRun(activationOf(fn, false)))) return;
    this.admit(fn, framework, entryPoint, label);
  }

  private admit(fn: FunctionValue, framework: Framework, entryPoint: EntryPoint, label: string): void {
    const summary = fn.module.summary.functions[fn.fn];
    const called = summary?.kind === 'component' ? summary.name : label;
    const match = entryMatch({ framework, entryPoint, label: called }, fn.module, summary?.start ?? 0);
    this.propagation.admit(activationOf(fn, match !== undefined), match, framework, entryPoint, []);
  }
}

function drawsInBrowser({ manifest }: LinkedModule): boolean {
  for (const name of manifest?.dependencies ?? []) if (browserPackages.has(name)) return true;
  return false;
}

/** Stands for whatever calls a function that handles requests by its looks. */
const someFramework = { name: 'a handler', packages: [], source: { url: '', versions: '' }, entryPoints: [], told: 'looks' } satisfies Framework;
const someHandler = { kind: 'signature', types: [], phase: 'request', parameters: ['argument'] } satisfies EntryPoint;

/** In CommonJS also the properties that were put on `exports`. */
function namesExportedBy({ summary, value }: LinkedModule): readonly string[] {
  const declared = summary.exports.flatMap((one) => (one.kind === 'all' ? [] : [one.name]));
  return [...new Set([...declared, ...value.fields.names()])];
}

function nameOf(fn: FunctionValue): string {
  const name = fn.module.summary.functions[fn.fn]?.name ?? '';
  return name === '' ? 'handler' : name;
}
