import type {
  AssignmentEntryPoint,
  AutoImports,
  CallEntryPoint,
  CallingEntryPoint,
  Decoration,
  DirectiveEntryPoint,
  EntryPoint,
  ExportEntryPoint,
  Framework,
  HandlerPosition,
  IterationEntryPoint,
  MethodEntryPoint,
  NamedPlaces,
  Phase,
  PropertyEntryPoint,
  RegistrationEntryPoint,
  RequestObject,
  SignatureEntryPoint,
  TypedEntryPoint,
} from '../../frameworks/framework.ts';
import type { ArgumentPlace, ClassMark, Injection, InjectionRegistration, Lifetime, ManagedClasses, NamedRegistry } from '../../frameworks/injection.ts';
import { isAccessPath, objectIn } from '../values/access-path.ts';
import { listed, type Checker, type Schema } from './check.ts';

/** A framework as settings describe it: where the facts were read from, and packages, may be left out. */
export type HouseFramework = Omit<Framework, 'packages' | 'source' | 'told' | 'unseen'> & Partial<Pick<Framework, 'source' | 'packages'>>;

/** The objects that descriptors may speak of. */
export interface KnownObjects {
  /** `express@request` and the like. */
  readonly all: ReadonlySet<string>;
  /** Those of the framework itself, by the names that `parameters` use. */
  readonly own: readonly string[];
}

type Common = Pick<EntryPoint, 'parameters' | 'parametersByArity' | 'phase' | 'this'>;

/** The type {@link Framework} as a schema: the compiler sees to it that both have the same fields. */
export function houseFramework(c: Checker, objects: KnownObjects): Schema<HouseFramework> {
  const path = c.textThat((text) => flawOfPath(text, objects));
  const paths = c.list(path);
  const packages = c.list(c.filled());
  return c.object<HouseFramework>(['name', 'entryPoints'], {
    name: c.textThat((text) => (/^[a-z@][\w./@-]*$/i.test(text) ? undefined : `found '${text}', where a name of letters, digits and - is allowed`)),
    partOf: c.filled(),
    packages,
    deployedBy: c.list(c.object<NonNullable<Framework['deployedBy']>[number]>(['file'], { file: c.filled(), unless: packages })),
    folders: c.record(c.list(c.filled())),
    globals: c.list(c.filled()),
    browserFiles: c.list(c.filled()),
    rendersNothing: c.object<NonNullable<Framework['rendersNothing']>>(['files', 'key', 'is'], { files: c.list(c.filled()), key: c.filled(), is: c.text() }),
    source: c.object<Framework['source']>(['url', 'versions'], { url: c.text(), versions: c.text() }),
    entryPoints: c.list(entryPoint(c, path, objects)),
    home: c.filled(),
    objects: c.record(c.object<RequestObject>([], { shared: c.record(path), inherits: path })),
    aliases: c.record(path, path),
    types: c.record(path, path),
    autoImports: c.object<AutoImports>(['files', 'modules'], { files: c.list(c.object<AutoImports['files'][number]>(['from', 'into'], { from: c.list(c.filled()), into: c.list(c.filled()) })), modules: c.list(c.filled()) }),
    decorations: c.list(c.object<Decoration>(['receivers', 'methods', 'target'], { receivers: paths, methods: c.list(c.filled()), target: path, as: c.filled(), answerOf: c.position() })),
    chains: c.list(c.filled()),
    oneClient: c.object<NonNullable<Framework['oneClient']>>(['imports', 'unless'], { imports: packages, unless: packages }),
    classes: c.list(managedClasses(c, paths)),
    injection: injection(c, path),
  });
}

function entryPoint(c: Checker, path: Schema<string>, objects: KnownObjects): Schema<EntryPoint> {
  const paths = c.list(path);
  const names = c.list(c.filled());
  const role = c.textThat((text) => flawOfRole(text, objects));
  const common = {
    phase: c.one<Phase>('boot', 'request', 'connection', 'message', 'job', 'tick', 'render'),
    parameters: c.list<string | number>(c.v.lazy((input) => (typeof input === 'number' ? c.position() : role))),
    parametersByArity: c.record(c.list(role)),
    this: role,
  };
  const handlers = c.list(handlerPosition(c));
  const kind = <T extends EntryPoint>(name: T['kind'], required: readonly (Exclude<keyof T, keyof Common | 'kind'> & string)[], fields: Parameters<typeof c.object<Omit<T, keyof Common | 'kind'>>>[1]): Schema<T> =>
    c.object<T>(['kind', 'phase', 'parameters', ...required], { kind: c.one(name), ...common, ...fields } as never); // the fields of T are those that all have, and the others
  return c.variant<EntryPoint>({
    registration: kind<RegistrationEntryPoint>('registration', ['receivers', 'methods', 'handlers'], {
      receivers: paths,
      methods: names,
      handlers,
      events: names,
      minArguments: c.position(),
      when: c.object(['at', 'key', 'is'], { at: c.position(), key: c.filled(), is: c.text() }),
    }),
    call: kind<CallEntryPoint>('call', ['callees', 'handlers'], { callees: paths, handlers, events: names, inPlay: c.yes(), unless: c.object(['at', 'key', 'is'], { at: c.position(), key: c.filled(), is: c.text() }) }),
    calling: kind<CallingEntryPoint>('calling', ['callees'], { callees: paths }),
    iteration: kind<IterationEntryPoint>('iteration', ['iterables'], { iterables: paths }),
    assignment: kind<AssignmentEntryPoint>('assignment', ['receivers', 'properties'], { receivers: paths, properties: names, event: c.filled() }),
    export: kind<ExportEntryPoint>('export', ['files', 'exports'], { files: names, exports: names, namedBy: c.object<NamedPlaces>(['in', 'keys', 'as'], { in: names, keys: names, as: c.one<NamedPlaces['as']>('folder', 'files', 'handler'), below: c.filled() }), answered: c.yes(), keys: names, unless: c.object(['export', 'is'], { export: c.filled(), is: c.text(), beside: names, above: names }) }),
    directive: kind<DirectiveEntryPoint>('directive', ['directive'], { directive: c.filled() }),
    signature: kind<SignatureEntryPoint>('signature', ['types'], { types: c.list(c.list(c.textThat((text) => (text === '' ? undefined : flawOfPath(text, objects))))) }),
    typed: kind<TypedEntryPoint>('typed', ['types'], { types: paths }),
    property: kind<PropertyEntryPoint>('property', ['types', 'keys'], { types: paths, keys: names }),
    method: kind<MethodEntryPoint>('method', [], {
      of: classMark(c, paths),
      decorators: paths,
      names,
      event: c.filled(),
      uncalled: c.yes(),
      sentBy: c.object(['senders', 'passes'], { senders: paths, passes: c.position() }),
      decorated: c.record(role, path),
    }),
  });
}

function handlerPosition(c: Checker): Schema<HandlerPosition> {
  const last = "a position from 0 on, 'last' or { from: … }";
  return c.object<HandlerPosition>(['at'], {
    at: c.v.union([c.position(), c.one('last'), c.object<{ readonly from: number }>(['from'], { from: c.position() })], ({ received }) => (received === 'undefined' ? 'is missing' : `found ${received.replaceAll('"', "'")}, where ${last} is allowed`)),
    keys: c.list(c.filled()),
    answered: c.v.union([c.yes(), c.one('once')], ({ received }) => `found ${received.replaceAll('"', "'")}, where true or 'once' is allowed`),
  });
}

function classMark(c: Checker, paths: Schema<readonly string[]>): Schema<ClassMark> {
  return c.object<ClassMark>([], { decorators: paths, extends: paths, implements: paths });
}

const lifetime = (c: Checker): Schema<Lifetime> => c.one<Lifetime>('process', 'request', 'consumer', 'unknown');

function managedClasses(c: Checker, paths: Schema<readonly string[]>): Schema<ManagedClasses> {
  return c.object<ManagedClasses>(['lives'], {
    decorators: paths,
    extends: paths,
    implements: paths,
    lives: lifetime(c),
    unless: c.list(c.object<NonNullable<ManagedClasses['unless']>[number]>(['at', 'is', 'lives'], { at: c.position(), key: c.filled(), is: c.text(), lives: lifetime(c) })),
    unlessCalled: c.object<NonNullable<ManagedClasses['unlessCalled']>>(['callees', 'at', 'key'], { callees: paths, at: c.position(), key: c.filled() }),
    spreads: c.yes(),
  });
}

function injection(c: Checker, path: Schema<string>): Schema<Injection> {
  const paths = c.list(path);
  const name = c.filled();
  const place = c.object<ArgumentPlace>(['at'], { of: name, at: c.position() });
  const providers = { token: name, value: name, factory: name, class: name, existing: name, inject: name, scope: name };
  const registration = c.object<InjectionRegistration>(['callees', 'token', 'lives'], { callees: paths, token: place, class: place, value: place, factory: place, lives: lifetime(c) });
  const named = { receivers: paths, register: name, resolve: name, all: name, classes: paths, values: paths, factories: paths, lifetimes: c.record(lifetime(c)), lives: lifetime(c) };
  return c.object<Injection>([], {
    inject: paths,
    requestTokens: paths,
    providers: c.object<NonNullable<Injection['providers']>>(['token', 'value', 'factory', 'class', 'existing', 'inject', 'scope'], providers),
    registrations: c.list(registration),
    resolvers: paths,
    named: c.object<NamedRegistry>(['receivers', 'register', 'resolve', 'all', 'classes', 'values', 'factories', 'lifetimes', 'lives'], named),
  });
}

function flawOfPath(path: string, { all }: KnownObjects): string | undefined {
  if (!isAccessPath(path)) return `found '${path}', where an access path such as 'express#Router().get' is allowed`;
  const object = objectIn(path);
  return object === undefined || all.has(object) ? undefined : `found '${path}', and no framework has the object '${object}'`;
}

/** What a parameter is: one of the framework's own objects, a path, or '' for nothing known. */
function flawOfRole(role: string, objects: KnownObjects): string | undefined {
  if (role === '' || objects.own.includes(role)) return undefined;
  if (isAccessPath(role)) return flawOfPath(role, objects);
  return `found '${role}', where an access path${objects.own.length === 0 ? '' : `, ${listed(objects.own, 'or')}`} or '' is allowed; name objects of the request under 'objects'`;
}
