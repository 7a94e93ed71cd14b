import type { Framework } from '../../frameworks/framework.ts';
import type { ArgumentPlace, Injection, InjectionRegistration, Lifetime } from '../../frameworks/injection.ts';
import type { CallSite, Value, ValueId } from '../../summary/module-summary.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import { propertyOf, type Token, type TokenReader } from './tokens.ts';

/** What stands behind a token, in the words of the file that says so. */
export interface Provider {
  readonly token: Token;
  readonly framework: Framework;
  readonly module: LinkedModule;
  /** `existing` is another token. A `class` of 0 is the token itself. */
  readonly kind: 'class' | 'value' | 'factory' | 'existing';
  readonly value: ValueId;
  /** Tokens of what a factory is passed, as a list. */
  readonly inject: ValueId;
  readonly lives: Lifetime | undefined;
}

/** Reads what the code says of tokens: objects that provide, and calls that register. */
export class ProviderReader {
  private readonly reader: ClassReader;
  private readonly tokens: TokenReader;

  constructor(reader: ClassReader, tokens: TokenReader) {
    this.reader = reader;
    this.tokens = tokens;
  }

  providersIn(modules: readonly LinkedModule[], frameworks: readonly Framework[], isInPlay: (module: LinkedModule, framework: Framework) => boolean): readonly Provider[] {
    const found: Provider[] = [];
    for (const framework of frameworks) {
      const { injection } = framework;
      if (injection === undefined) continue;
      for (const module of modules) {
        if (!isInPlay(module, framework)) continue;
        if (injection.providers !== undefined) this.inObjects(module, framework, injection.providers, found);
        if (injection.registrations !== undefined) this.inCalls(module, framework, injection.registrations, found);
      }
    }
    return found;
  }

  /** `{ provide: MAILER, useClass: SmtpMailer }`, wherever it stands. */
  private inObjects(module: LinkedModule, framework: Framework, keys: NonNullable<Injection['providers']>, found: Provider[]): void {
    const { summary } = module;
    const kinds = [['class', keys.class], ['value', keys.value], ['factory', keys.factory], ['existing', keys.existing]] as const;
    for (const [id, value] of summary.values.entries()) {
      if (value.kind !== 'allocation' || value.properties.length < 2 || !value.properties.some(({ name }) => name === keys.token)) continue;
      const token = this.tokens.read(module, propertyOf(summary, id, keys.token));
      if (token === undefined) continue;
      for (const [kind, key] of kinds) {
        const provided = propertyOf(summary, id, key);
        if (provided === 0) continue;
        const scope = this.reader.pathsOf(module, propertyOf(summary, id, keys.scope));
        found.push({ token, framework, module, kind, value: provided, inject: propertyOf(summary, id, keys.inject), lives: scopeIn(framework, scope) });
      }
    }
  }

  /** `container.registerSingleton(Mailer, SmtpMailer)`, `container.bind(MAILER).to(SmtpMailer).inSingletonScope()` */
  private inCalls(module: LinkedModule, framework: Framework, registrations: readonly InjectionRegistration[], found: Provider[]): void {
    const { summary } = module;
    const last = new Map(registrations.flatMap(({ callees }) => callees.map((callee) => [callee.split('.').at(-1) ?? callee, callee] as const)));
    const within = new Set<CallSite>();
    // The end of a chain says it all: `bind(MAILER).to(SmtpMailer).inSingletonScope()`.
    for (const call of summary.calls.toReversed()) {
      const callee = summary.values[call.callee];
      if (callee?.kind !== 'member' || !last.has(callee.name) || within.has(call)) continue;
      const paths = this.reader.pathsOf(module, call.callee);
      const registration = registrations.find(({ callees }) => callees.some((path) => paths.includes(path)));
      if (registration === undefined) continue;
      for (const one of chainOf(module, call)) within.add(one);
      const token = this.tokens.read(module, argumentAt(module, call, registration.token));
      if (token === undefined) continue;
      const { kind, value } = subjectOf(module, call, registration);
      found.push({ token, framework, module, kind, value, inject: 0, lives: registration.lives });
    }
  }
}

function scopeIn({ classes }: Framework, scope: readonly string[]): Lifetime | undefined {
  return classes?.flatMap(({ unless }) => unless ?? []).find(({ is }) => scope.includes(is))?.lives;
}

function subjectOf(module: LinkedModule, call: CallSite, registration: InjectionRegistration): Pick<Provider, 'kind' | 'value'> {
  if (registration.value !== undefined) return { kind: 'value', value: argumentAt(module, call, registration.value) };
  if (registration.factory !== undefined) return { kind: 'factory', value: argumentAt(module, call, registration.factory) };
  return { kind: 'class', value: registration.class === undefined ? 0 : argumentAt(module, call, registration.class) };
}

/** An argument of the call, or of the call of a method earlier in the chain that it ends. */
function argumentAt(module: LinkedModule, call: CallSite, { of, at }: ArgumentPlace): ValueId {
  const { summary } = module;
  const one = chainOf(module, call).find(({ callee }) => of === undefined || isMember(summary.values[callee], of));
  return one?.arguments[at] ?? 0;
}

function isMember(value: Value | undefined, name: string): boolean {
  return value?.kind === 'member' && value.name === name;
}

/** The call, and those of whose answers it is a method, last first. */
function chainOf({ summary }: LinkedModule, call: CallSite): readonly CallSite[] {
  const found = [call];
  for (const one of found) {
    const callee = summary.values[one.callee];
    const before = callee?.kind === 'member' ? summary.values[callee.object] : undefined;
    const next = before?.kind === 'result' ? summary.calls[before.call] : undefined;
    if (next !== undefined && found.length < 8) found.push(next);
  }
  return found;
}
