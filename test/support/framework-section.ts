/** One framework as docs/frameworks.md tells of it: the forms, what lives how long, and what is not seen. */
import type { EntryPoint, ExportEntryPoint, Framework, HandlerPosition, Phase } from '../../src/frameworks/framework.ts';
import type { ClassMark, Injection, Lifetime, ManagedClasses } from '../../src/frameworks/injection.ts';

export function frameworkSection(framework: Framework): string {
  const { name, packages, globals = [], deployedBy = [], browserFiles = [], rendersNothing, source, partOf, home, unseen = [] } = framework;
  return [
    `### ${name}`,
    '',
    `- Packages: ${coded(packages) || 'none, it is part of the runtime'}${partOf === undefined ? '' : `; part of ${partOf}`}`,
    ...(globals.length === 0 ? [] : [`- Told also by the names ${coded(globals)}, where nothing declares them`]),
    ...(deployedBy.length === 0 ? [] : [`- Told also by the files ${coded(deployedBy.map(({ file }) => file))}`]),
    `- Versions: ${versionsOf(source.versions)}, as described in [its documentation](${source.url})`,
    ...formLines(framework),
    ...(browserFiles.length === 0 ? [] : [`- Runs in the browser alone: ${coded(browserFiles)}`]),
    ...(rendersNothing === undefined ? [] : [`- Renders nothing on the server where ${coded(rendersNothing.files)} says \`${rendersNothing.key}: ${rendersNothing.is}\``]),
    ...lifetimeLines(framework),
    ...(home === undefined ? [] : [`- What belongs to one request is kept in: ${home}`]),
    `- Not seen: ${unseen.length === 0 ? 'nothing that is known' : ''}`.trimEnd(),
    ...unseen.map((one) => `  - ${one}`),
    '',
  ].join('\n');
}

/** `4, 5 and 6` of `4 || 5 || 6`; `4 to 13` of `4 || … || 13`. */
function versionsOf(versions: string): string {
  return versions.replaceAll(' || … || ', ' to ').replaceAll(/ \|\| (?=[^,|]* \|\| )/g, ', ').replaceAll(' || ', ' and ');
}

const phases: readonly Phase[] = ['request', 'connection', 'message', 'job', 'tick', 'render', 'boot'];

/** The ways in which it is handed functions, by the phase in which it calls them. */
function formLines({ entryPoints }: Framework): readonly string[] {
  const lines = phases.flatMap((phase) => {
    const forms = [...new Set(entryPoints.filter((one) => one.phase === phase).map(formOf))];
    return forms.length === 0 ? [] : [`- Runs ${whens[phase]}: what is`, ...forms.map((form) => `  - ${form}`)];
  });
  return lines.length === 0 ? ['- Calls no functions by itself'] : lines;
}

const whens: Readonly<Record<Phase, string>> = {
  request: 'for each request',
  connection: 'for each connection',
  message: 'for each message',
  job: 'for each job',
  tick: 'on a timer',
  render: 'while a page is rendered',
  boot: 'once, at the start or the end',
};

function formOf(entryPoint: EntryPoint): string {
  switch (entryPoint.kind) {
    case 'registration': {
      const { methods, receivers, events, when } = entryPoint;
      return `passed to ${coded(methods)} of ${coded(receivers)}${events === undefined ? '' : ` for ${coded(events)}`}${when === undefined ? '' : ` with \`${when.key}: ${when.is}\``}${keysOf(entryPoint.handlers)}`;
    }
    case 'call':
      return `passed to ${coded(entryPoint.callees)}${keysOf(entryPoint.handlers)}${unlessOf(entryPoint.unless?.key, entryPoint.unless?.is)}`;
    case 'assignment':
      return `assigned to ${coded(entryPoint.properties)} of ${coded(entryPoint.receivers)}`;
    case 'export':
      return `${exportsOf(entryPoint)}${entryPoint.answered === true ? ', or what that answers at the start' : ''}${unlessOf(entryPoint.unless?.export, entryPoint.unless?.is)}`;
    case 'iteration':
      return `a round of \`for await\` over ${coded(entryPoint.iterables)}, in a loop that runs at the start`;
    case 'calling':
      return `exported, not called by the project, and calls ${coded(entryPoint.callees)}`;
    case 'directive':
      return `a function, or a file, that begins with \`'${entryPoint.directive}'\``;
    case 'signature':
      return `a function with parameters of the types ${coded(entryPoint.types.flat().filter((type) => type !== ''))}`;
    case 'typed':
      return `claimed to be of the type ${coded(entryPoint.types)}`;
    case 'property':
      return `under ${coded(entryPoint.keys)} of an object of the type ${coded(entryPoint.types)}`;
    case 'method': {
      const { decorators = [], names = [], uncalled, of } = entryPoint;
      const which = [decorators.length > 0 && `with ${coded(decorators.map((one) => `@${lastOf(one)}`))}`, names.length > 0 && `called ${coded(names)}`, uncalled === true && 'that is public and that nothing calls'];
      return `a method ${which.filter((one) => one !== false).join(' or ')}${of === undefined ? '' : ` of a class ${markOf(of)}`}`;
    }
  }
}

function exportsOf({ exports, files, namedBy }: ExportEntryPoint): string {
  if (namedBy === undefined) return `exported as ${coded(exports)} by ${coded(files)}`;
  const named = `${coded(namedBy.keys)} in ${coded(namedBy.in)}`;
  if (namedBy.as === 'handler') return `an export that ${named} names`;
  return `exported as ${coded(exports)} by ${namedBy.as === 'folder' ? `${coded(files)} in the folder` : 'the files'} that ${named} names`;
}

function unlessOf(key = '', is = ''): string {
  return key === '' ? '' : `, unless with \`${key}: ${is}\``;
}

function keysOf(handlers: readonly HandlerPosition[]): string {
  const keys = [...new Set(handlers.flatMap((one) => one.keys ?? []))];
  const answered = handlers.some((one) => one.answered !== undefined);
  return `${keys.length === 0 ? '' : `, under ${coded(keys)}`}${answered ? ', or answered by what is passed' : ''}`;
}

/** Which objects belong to one request, and which live as long as the process. */
function lifetimeLines({ objects = {}, classes = [], decorations = [], injection = {} }: Framework): readonly string[] {
  const owned = Object.keys(objects);
  const leaving = Object.entries(objects).flatMap(([object, { shared = {} }]) => Object.keys(shared).map((path) => `${object}.${path}`));
  const decorating = decorations.flatMap(({ methods }) => methods);
  return [
    ...(owned.length === 0 ? [] : [`- Lives as long as what is served: ${coded(owned)}`]),
    ...(leaving.length === 0 ? [] : [`- Reached from there, and lives as long as the process: ${coded(leaving)}`]),
    ...(decorating.length === 0 ? [] : [`- Lives as long as the process: what is passed to ${coded(decorating)}`]),
    ...[...new Set(classes.flatMap(classLines))],
    ...registeredLines(injection),
  ];
}

function classLines(managed: ManagedClasses): readonly string[] {
  const { unless = [], unlessCalled } = managed;
  const others = unless.map(({ key, is, lives }) => `${key === undefined ? `\`${lastOf(is)}\`` : `\`${key}: ${lastOf(is)}\``} (${lifetimes[lives]})`);
  const exceptions = [...(others.length === 0 ? [] : [`unless it says ${others.join(', ')}`]), ...(unlessCalled === undefined ? [] : [`unless ${coded(unlessCalled.callees)} is given \`${unlessCalled.key}\``])];
  return [`- Instances of a class ${markOf(managed)}: ${[lifetimes[managed.lives], ...exceptions].join(', ')}`];
}

/** What calls of a container say of how long instances live. */
function registeredLines({ registrations = [], named }: Injection): readonly string[] {
  const byLifetime = new Map<Lifetime, string[]>();
  const note = (lives: Lifetime, names: readonly string[]): unknown => byLifetime.set(lives, [...(byLifetime.get(lives) ?? []), ...names]);
  for (const { callees, lives } of registrations) note(lives, callees.map(lastOf));
  for (const [method, lives] of Object.entries(named?.lifetimes ?? {})) note(lives, [`.${method}()`]);
  return [...byLifetime].map(([lives, names]) => `- What is registered by ${coded(names)}: ${lifetimes[lives]}`);
}

const lifetimes: Readonly<Record<Lifetime, string>> = {
  process: 'one for all requests',
  request: 'one for each request',
  consumer: 'one for each object that it is injected into',
  unknown: 'as long as something that no code shows',
};

function markOf({ decorators = [], extends: bases = [], implements: interfaces = [] }: ClassMark): string {
  const marks = [
    decorators.length > 0 && `with ${coded(decorators.map((one) => `@${lastOf(one)}`))}`,
    bases.length > 0 && `that extends ${coded(bases.map(lastOf))}`,
    interfaces.length > 0 && `that implements ${coded(interfaces.map(lastOf))}`,
  ];
  return marks.filter((one) => one !== false).join(' or ');
}

/** `Scope.REQUEST` of `@nestjs/common#Scope.REQUEST`. */
function lastOf(path: string): string {
  return path.slice(path.indexOf('#') + 1);
}

const mostNames = 12;

/** Names as code, once each; of many, the first. Bars would end a cell of a table, and stand in none here. */
function coded(names: readonly string[]): string {
  const once = [...new Set(names)];
  const shown = once.slice(0, mostNames).map((each) => (each.includes('`') ? `\`\` ${each} \`\`` : `\`${each}\``));
  return once.length > mostNames ? `${shown.join(', ')} and ${once.length - mostNames} more` : shown.join(', ');
}
