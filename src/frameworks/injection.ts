/**
 * What a container, or a framework with one built in, does with classes: which it makes instances of, how long these
 * live, and what it passes to their constructors. Data, as descriptors are; interpreted in `src/project/injection`.
 */
import type { AccessPath } from './framework.ts';

/**
 * How long an instance lives. `process`: one for all requests. `request`: one for each request, resolution or invocation.
 * `consumer`: as long as whatever it is injected into. `unknown`: by rules that no code shows, so that nothing is said.
 */
export type Lifetime = 'process' | 'request' | 'consumer' | 'unknown';

/** What marks a class: it carries one of the decorators, or extends or implements one of these, itself or through the project's own classes. */
export interface ClassMark {
  readonly decorators?: readonly AccessPath[];
  readonly extends?: readonly AccessPath[];
  readonly implements?: readonly AccessPath[];
}

/** Classes that the framework makes instances of. */
export interface ManagedClasses extends ClassMark {
  readonly lives: Lifetime;
  /**
   * What the decorator's arguments say otherwise; the first that holds. `key` is a property of the argument at `at`;
   * `is` an access path, or the text of a constant: `{ scope: Scope.REQUEST }`, `{ transient: true }`.
   */
  readonly unless?: readonly { readonly at: number; readonly key?: string; readonly is: string; readonly lives: Lifetime }[];
  /** A call of one of these with this option anywhere in the project leaves the making to other code: `buildSchema({ container })`. */
  readonly unlessCalled?: { readonly callees: readonly AccessPath[]; readonly at: number; readonly key: string };
  /** An instance that depends on one for each request is itself one for each request. */
  readonly spreads?: true;
}

/** How dependencies are named and what stands behind the names. */
export interface Injection {
  /** Decorators of parameters and properties whose first argument is the token; without argument, the annotation is: `@Inject('MAILER')`. */
  readonly inject?: readonly AccessPath[];
  /** Tokens that stand for the request itself; what depends on one lives one request. */
  readonly requestTokens?: readonly AccessPath[];
  /** Keys of objects that tell what stands behind a token: `{ provide: MAILER, useValue: mailer }`. */
  readonly providers?: {
    readonly token: string;
    readonly value: string;
    readonly factory: string;
    readonly class: string;
    readonly existing: string;
    /** The tokens of what the factory is passed. */
    readonly inject: string;
    readonly scope: string;
  };
  /** Calls that do: `container.registerSingleton(Mailer, SmtpMailer)`. */
  readonly registrations?: readonly InjectionRegistration[];
  /** Calls that answer what stands behind the token that is their first argument: `Container.get(Mailer)`. */
  readonly resolvers?: readonly AccessPath[];
  /** A table of names: `container.register({ mailer: asClass(Mailer).singleton() })`. */
  readonly named?: NamedRegistry;
}

/** Where in a chain of calls an argument stands: that of the call itself, or of the earlier call of a method: `bind(TOKEN).to(Mailer)`. */
export interface ArgumentPlace {
  readonly of?: string;
  readonly at: number;
}

export interface InjectionRegistration {
  readonly callees: readonly AccessPath[];
  readonly token: ArgumentPlace;
  /** The class; where it is left out, or absent, the token is the class itself. */
  readonly class?: ArgumentPlace;
  readonly value?: ArgumentPlace;
  readonly factory?: ArgumentPlace;
  readonly lives: Lifetime;
}

/** Registrations by name in an object, whose consumers ask for an object of all names. */
export interface NamedRegistry {
  /** The container. */
  readonly receivers: readonly AccessPath[];
  readonly register: string;
  /** The method that answers one by name, and the property that holds all. */
  readonly resolve: string;
  readonly all: string;
  readonly classes: readonly AccessPath[];
  readonly values: readonly AccessPath[];
  readonly factories: readonly AccessPath[];
  /** Methods that say how long what is registered lives; without one, `lives`. */
  readonly lifetimes: Readonly<Record<string, Lifetime>>;
  readonly lives: Lifetime;
}
