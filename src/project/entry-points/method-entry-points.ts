import type { Framework, MethodEntryPoint } from '../../frameworks/framework.ts';
import type { ClassMember, Decorator, FunctionId } from '../../summary/module-summary.ts';
import { entryMatch } from './match-entry-points.ts';
import { MessageLinks } from './message-links.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import type { Injector } from '../injection/injector.ts';
import { classesOf, type ManagedClass } from '../injection/managed-classes.ts';
import type { TokenReader } from '../injection/tokens.ts';
import type { AbstractValue, ClassValue, FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';

interface Described {
  readonly framework: Framework;
  readonly entryPoint: MethodEntryPoint;
}

interface Method {
  readonly of: ClassValue;
  readonly module: LinkedModule;
  readonly member: ClassMember;
  readonly fn: FunctionId;
}

interface Known {
  readonly propagation: Propagation;
  readonly reader: ClassReader;
  readonly injector: Injector;
  readonly managed: ReadonlyMap<ClassValue, ManagedClass>;
  readonly frameworks: readonly Framework[];
  readonly modules: readonly LinkedModule[];
  readonly tokens: TokenReader;
}

/** Methods that a framework calls on the instances it makes: handlers, guards, listeners, hooks. */
export class MethodEntryPoints {
  private readonly known: Known;
  private readonly described: readonly Described[];

  constructor(known: Known) {
    this.known = known;
    this.described = known.frameworks.flatMap((framework) => framework.entryPoints.flatMap((entryPoint) => (entryPoint.kind === 'method' ? [{ framework, entryPoint }] : [])));
  }

  /** Hooks that run while the process starts. */
  findBoot(): void {
    this.each(this.described.filter(({ entryPoint }) => entryPoint.phase === 'boot'));
  }

  /** What runs while serving. */
  find(): void {
    this.each(this.described.filter(({ entryPoint }) => entryPoint.phase !== 'boot' && entryPoint.uncalled !== true));
  }

  /** Public methods of managed classes that nothing in the project calls: their callers are elsewhere, and serve. */
  findUncalled(): void {
    const uncalled = this.described.filter(({ entryPoint }) => entryPoint.uncalled === true);
    if (uncalled.length === 0 || this.known.managed.size === 0) return;
    const called = namesCalled(this.known.modules);
    this.each(uncalled, ({ member }) => !called.has(member.name));
  }

  private each(described: readonly Described[], isWanted: (method: Method) => boolean = () => true): void {
    const { managed, modules, reader } = this.known;
    for (const of of classesOf(modules)) {
      const summary = of.module.summary.classes[of.class];
      if (summary?.kind === 'abstract') continue;
      const fitting = described.filter(({ framework, entryPoint }) => (entryPoint.phase !== 'render' || this.known.propagation.matcher.renders(of.module, framework)) && (entryPoint.of === undefined ? entryPoint.decorators !== undefined || managed.has(of) : reader.fits(of, entryPoint.of) !== undefined));
      if (fitting.length === 0) continue;
      for (const method of this.methodsOf(of)) {
        const found = fitting.find((one) => this.isCalledBy(one.entryPoint, method) && isWanted(method));
        if (found !== undefined) this.admit(method, found);
      }
    }
  }

  /** Methods of the class and those that it inherits, as an instance has them. */
  private methodsOf(of: ClassValue): readonly Method[] {
    const found = new Map<string, Method>();
    for (const { module, class: id } of this.known.reader.lineage(of)) {
      for (const member of module.summary.classes[id]?.members ?? []) {
        const value = module.summary.values[member.value];
        if (!member.static && member.kind === 'method' && value?.kind === 'function' && !found.has(member.name)) found.set(member.name, { of, module, member, fn: value.fn });
      }
    }
    return [...found.values()];
  }

  private isCalledBy({ of: mark, decorators, names, uncalled }: MethodEntryPoint, { of, module, member, fn }: Method): boolean {
    if (names?.includes(member.name) === true) return true;
    if (decorators !== undefined && member.decorators.some(({ callee }) => this.known.reader.isNamed(module, callee, decorators))) return true;
    return uncalled === true && (mark?.extends !== undefined || mark?.implements !== undefined || !this.known.reader.isOfPackage(of)) && member.accessibility === undefined && !member.name.startsWith('#') && ![false, true].some((serving) => this.known.propagation.hasRun(activationOf(module.functionValue(fn, of.context), serving)));
  }

  private admit({ of, module, member, fn }: Method, { framework, entryPoint }: Described): void {
    const { propagation, injector, managed } = this.known;
    const label = `${of.module.summary.classes[of.class]?.name ?? 'class'}.${member.name}`;
    const match = entryMatch({ framework, entryPoint, label, ...(entryPoint.event !== undefined && { event: entryPoint.event }) }, module, member.start);
    const instance = managed.has(of) ? injector.instanceFor(of) : injector.passingInstance(of);
    const parameters = module.summary.functions[fn]?.parameters.map(({ decorators }, index) => this.roleOf(module, decorators, entryPoint) ?? entryPoint.parameters[index] ?? '');
    this.link(of, member, entryPoint, module.functionValue(fn, of.context), instance);
    for (const one of [module.functionValue(fn, of.context), ...propagation.evaluator.members.standIns(member)]) propagation.admit(activationOf(one, match !== undefined), match, framework, { ...entryPoint, parameters: parameters ?? [] }, [instance]);
  }

  /** Notes which message the method waits for: its own decorator says it, or that of its class. */
  private link(of: ClassValue, member: ClassMember, { sentBy, decorators = [], of: mark }: MethodEntryPoint, fn: FunctionValue, instance: AbstractValue): void {
    if (sentBy === undefined) return;
    const { propagation, reader, tokens } = this.known;
    const own = member.decorators.find(({ callee }) => reader.isNamed(fn.module, callee, decorators));
    const decorator = own ?? (mark === undefined ? undefined : reader.fits(of, mark)?.decorator);
    const token = tokens.read(own === undefined ? of.module : fn.module, decorator?.arguments[0] ?? 0);
    if (token === undefined) return;
    propagation.links ??= new MessageLinks(tokens);
    propagation.links.add(sentBy, token, fn, instance);
  }

  private roleOf(module: LinkedModule, decorators: readonly Decorator[] | undefined, { decorated }: MethodEntryPoint): string | undefined {
    if (decorators === undefined || decorated === undefined) return undefined;
    const paths = decorators.flatMap(({ callee }) => this.known.reader.pathsOf(module, callee));
    return paths.map((path) => decorated[path]).find((role) => role !== undefined);
  }
}

/** The names of all methods that any file calls. */
function namesCalled(modules: readonly LinkedModule[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { summary } of modules) {
    for (const { callee } of summary.calls) {
      const value = summary.values[callee];
      if (value?.kind === 'member') names.add(value.name);
    }
  }
  return names;
}
