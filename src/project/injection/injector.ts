import type { Framework } from '../../frameworks/framework.ts';
import type { Lifetime } from '../../frameworks/injection.ts';
import type { ClassMember, Decorator, ValueId } from '../../summary/module-summary.ts';
import type { Propagation } from '../graph/propagate.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Activation } from '../values/activation.ts';
import { boot, type AbstractValue, type ClassValue, type ObjectValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { nothing, unionOf } from '../values/value-union.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import type { ManagedClass } from './managed-classes.ts';
import type { Provider } from './providers.ts';
import type { Token, TokenReader } from './tokens.ts';

type Values = readonly AbstractValue[];

/** Something that a constructor or property asks for. */
interface Dependency {
  readonly module: LinkedModule;
  /** The token, or the annotation. */
  readonly token: ValueId;
  /** Position among the constructor's parameters, or the property's name. */
  readonly at: number | string;
}

/** What the injector is told of a project. */
interface Known {
  readonly frameworks: readonly Framework[];
  readonly managed: ReadonlyMap<ClassValue, ManagedClass>;
  readonly providers: readonly Provider[];
}

/**
 * Makes the instances that containers make: one for the process, one for each request, or one for each consumer, and
 * passes to their constructors what stands behind the tokens. Instances are abstract values as any other; that they are
 * made at boot, or while serving, decides whether their fields are shared.
 */
export class Injector {
  private readonly propagation: Propagation;
  private readonly reader: ClassReader;
  private readonly tokens: TokenReader;
  private readonly managed: ReadonlyMap<ClassValue, ManagedClass>;
  private readonly byToken = new Map<Token, Provider[]>();
  private readonly injectDecorators: ReadonlySet<string>;
  private readonly requestTokens: ReadonlySet<string>;
  private readonly lifetimes = new Map<ClassValue, Lifetime>();
  private readonly dependencies = new Map<ClassValue, readonly Dependency[]>();
  /** Instances whose constructors have been queued. */
  private readonly made = new Set<ObjectValue>();
  private readonly implementers = new Map<ClassValue, Set<ClassValue>>();

  constructor(propagation: Propagation, reader: ClassReader, tokens: TokenReader, { frameworks, managed, providers }: Known) {
    this.propagation = propagation;
    this.reader = reader;
    this.tokens = tokens;
    this.managed = managed;
    for (const provider of providers) {
      const known = this.byToken.get(provider.token);
      if (known === undefined) this.byToken.set(provider.token, [provider]);
      else known.push(provider);
    }
    this.injectDecorators = new Set(frameworks.flatMap(({ injection }) => injection?.inject ?? []));
    this.requestTokens = new Set(frameworks.flatMap(({ injection }) => injection?.requestTokens ?? []));
    for (const of of managed.keys()) for (const kind of reader.kindsOf(of)) this.implementers.set(kind, (this.implementers.get(kind) ?? new Set()).add(of));
  }

  /** Makes every instance that lives as long as the process, and calls the factories. The boot phase goes on with them. */
  provideAll(): void {
    for (const { module, kind, value, inject, lives } of [...this.byToken.values()].flat()) {
      if (kind !== 'factory' || lives === 'request' || this.asksForRequest(module, inject)) continue;
      for (const fn of this.propagation.evaluator.evaluate(value, module.activation(0, boot))) if (fn.kind === 'function') this.propagation.begin(activationOf(fn, false), this.injected(module, inject).map((token) => (token === undefined ? [] : this.behind(token, true))), []);
    }
    this.propagation.run();
    for (const { of } of this.managed.values()) if (this.lifetimeOf(of) === 'process') this.instanceOf(of, true);
    for (const token of this.byToken.keys()) this.behind(token, true);
  }

  /** The instance of a managed class that its methods find as `this`. */
  instanceFor(of: ClassValue): ObjectValue {
    return this.instanceOf(of, this.lifetimeOf(of) === 'process');
  }

  /** An instance of a class that no container is known to make: each request may have its own. */
  passingInstance(of: ClassValue): ObjectValue {
    return this.instanceOf(of, false);
  }

  /** How long instances live: as declared, or shorter, where something that they depend on lives one request. */
  lifetimeOf(of: ClassValue): Lifetime {
    const known = this.lifetimes.get(of);
    if (known !== undefined) return known;
    const managed = this.managed.get(of);
    const declared = this.byToken.get(of)?.findLast(({ kind, lives }) => kind === 'class' && lives !== undefined)?.lives ?? managed?.lives ?? 'process';
    this.lifetimes.set(of, declared); // a ring of dependencies adds nothing
    if (declared !== 'process' || managed?.spreads !== true) return declared;
    const shortened = this.dependenciesOf(of).some((one) => this.livesOneRequest(one)) ? 'request' : declared;
    this.lifetimes.set(of, shortened);
    return shortened;
  }

  private livesOneRequest({ module, token }: Dependency): boolean {
    if (this.isRequestToken(module, token)) return true;
    const read = this.tokens.read(module, token);
    if (read === undefined) return false;
    return this.classesBehind(read).some((of) => this.lifetimeOf(of) === 'request' || this.lifetimeOf(of) === 'unknown') || this.byToken.get(read)?.some((one) => one.lives === 'request' || this.asksForRequest(one.module, one.inject)) === true;
  }

  /** The tokens of what a factory is passed. */
  private injected(module: LinkedModule, inject: ValueId): readonly (Token | undefined)[] {
    const list = module.summary.values[inject];
    return list?.kind === 'allocation' ? list.properties.map(({ value }) => this.tokens.read(module, value)) : [];
  }

  /** Whether a factory is passed something that lives one request. */
  private asksForRequest(module: LinkedModule, inject: ValueId): boolean {
    const list = module.summary.values[inject];
    return list?.kind === 'allocation' && list.properties.some(({ value }) => this.livesOneRequest({ module, token: value, at: 0 }));
  }

  private isRequestToken(module: LinkedModule, token: ValueId): boolean {
    return this.reader.pathsOf(module, token).some((path) => this.requestTokens.has(path));
  }

  /** The managed classes that a token may stand for. */
  private classesBehind(token: Token): readonly ClassValue[] {
    const provided = (this.byToken.get(token) ?? []).flatMap((one) => (one.kind === 'class' && one.value !== 0 ? this.reader.classesOf(one.module, one.value) : []));
    if (provided.length > 0 || typeof token === 'string') return provided;
    if (this.isMade(token)) return [token];
    const [only, ...others] = [...(this.implementers.get(token) ?? [])];
    return only === undefined || others.length > 0 ? [] : [only];
  }

  /** Whether there can be instances of it. */
  private isMade({ module, class: id }: ClassValue): boolean {
    return module.summary.classes[id]?.kind === 'class';
  }

  /** What stands behind a token for a consumer that is shared, or is not. */
  behind(token: Token, shared: boolean, depth = 0): Values {
    const providers = (this.byToken.get(token) ?? []).filter(({ kind, value }) => kind !== 'class' || value !== 0);
    if (depth > 8) return nothing;
    if (providers.length > 0) return unionOf(providers, (one) => this.provided(one, shared, depth));
    return this.classesBehind(token).map((of) => this.instanceOf(of, this.isShared(of, shared)));
  }

  /** What a call answers that asks for a token. */
  behindToken(token: ValueId, activation: Activation): Values {
    const read = this.tokens.read(activation.module, token);
    return read === undefined ? nothing : this.behind(read, !activation.serves);
  }

  private isShared(of: ClassValue, consumerIsShared: boolean): boolean {
    const lives = this.lifetimeOf(of);
    return lives === 'process' || (lives === 'consumer' && consumerIsShared);
  }

  private provided({ kind, module, value, inject, lives }: Provider, shared: boolean, depth: number): Values {
    const { evaluator } = this.propagation;
    const activation = module.activation(0, boot);
    switch (kind) {
      case 'value':
        return evaluator.evaluate(value, activation);
      case 'existing': {
        const other = this.tokens.read(module, value);
        return other === undefined ? nothing : this.behind(other, shared, depth + 1);
      }
      case 'factory': {
        const functions = evaluator.evaluate(value, activation);
        return lives === 'request' || this.asksForRequest(module, inject) ? nothing : unionOf(functions, (fn) => (fn.kind === 'function' ? evaluator.answers(fn, undefined, undefined, 0, false) : nothing));
      }
      case 'class': {
        const isShared = (of: ClassValue): boolean => (lives === undefined ? this.isShared(of, shared) : lives === 'process' || (lives === 'consumer' && shared));
        return this.reader.classesOf(module, value).map((of) => this.instanceOf(of, isShared(of)));
      }
    }
  }

  private instanceOf(of: ClassValue, shared: boolean): ObjectValue {
    const instance = this.propagation.evaluator.instances.provided(of, shared, this.managed.get(of)?.framework ?? this.byToken.get(of)?.[0]?.framework);
    if (this.made.has(instance)) return instance;
    this.made.add(instance);
    const passed: Values[] = [];
    for (const dependency of this.dependenciesOf(of)) {
      const values = this.valuesOf(dependency, shared);
      if (typeof dependency.at === 'number') passed[dependency.at] = values;
      else this.propagation.evaluator.store(instance, dependency.at, values);
    }
    if (shared) this.propagation.evaluator.instances.made(instance);
    this.propagation.provide(of, instance, passed, !shared);
    return instance;
  }

  private valuesOf({ module, token }: Dependency, shared: boolean): Values {
    if (this.isRequestToken(module, token)) return this.propagation.evaluator.externals(this.propagation.evaluator.tree.requestData, false);
    const read = this.tokens.read(module, token);
    return read === undefined ? nothing : this.behind(read, shared);
  }

  /** What the constructor (or, without one, that of the base class) and decorated properties ask for. */
  private dependenciesOf(of: ClassValue): readonly Dependency[] {
    const known = this.dependencies.get(of);
    if (known !== undefined) return known;
    const found: Dependency[] = [];
    this.dependencies.set(of, found);
    let constructed = false;
    for (const { module, class: id } of this.reader.lineage(of)) {
      for (const member of module.summary.classes[id]?.members ?? []) {
        if (member.static) continue;
        if (member.kind === 'constructor' && !constructed) {
          constructed = true;
          for (const [at, { decorators, type }] of parametersOf(module, member).entries()) found.push({ module, at, token: this.tokenIn(module, decorators) || type });
        } else if (member.kind === 'field' && member.decorators.length > 0) {
          const token = this.tokenIn(module, member.decorators);
          if (token !== undefined) found.push({ module, at: member.name, token: token || member.type });
        }
      }
    }
    return found;
  }

  /** The token that an `@Inject(…)` names; 0 when it leaves that to the annotation, undefined when there is none. */
  private tokenIn(module: LinkedModule, decorators: readonly Decorator[] | undefined): ValueId | undefined {
    const inject = decorators?.find(({ callee }) => this.reader.pathsOf(module, callee).some((path) => this.injectDecorators.has(path)));
    return inject === undefined ? undefined : (inject.arguments[0] ?? 0);
  }
}

function parametersOf({ summary }: LinkedModule, { value }: ClassMember): readonly { readonly type: ValueId; readonly decorators?: readonly Decorator[] }[] {
  const fn = summary.values[value];
  return fn?.kind === 'function' ? (summary.functions[fn.fn]?.parameters ?? []) : [];
}
