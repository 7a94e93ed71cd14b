import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { presetsAround, type Preset } from '../findings/rules-of-findings.ts';
import { loadProject, type LoadedProject } from '../project/load.ts';
import { reasonOf } from '../project/load/text.ts';
import { audit, type Audit } from './audit.ts';
import { entryPointsReport } from './entry-points-report.ts';
import { jsonReport } from './json-report.ts';
import type { MigrateOptions } from './migrate.ts';
import type { Problem } from '../project/project-index.ts';
import { progressOn } from './progress.ts';
import { shownPath } from './shown-path.ts';
import { textReport } from './text-report.ts';

/** What a command meets of the world around it. */
export interface Surroundings {
  /** Paths are given and shown relative to this folder. */
  readonly cwd: string;
  readonly hasColors: boolean;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** The terminal on which progress may be shown. */
  readonly progress: NodeJS.WriteStream | undefined;
}

export const exitCodes = { clean: 0, findings: 1, broken: 2 } as const;

/** Runs one command line and answers with its exit code: a promise of it where the command has to load more first. */
export function run(args: readonly string[], surroundings: Surroundings): number | Promise<number> {
  let exitCode: number | Promise<number> = exitCodes.clean;
  const program = programFor(surroundings, {
    audit: (folder, options) => {
      exitCode = runAudit(folder, options, surroundings);
    },
    migrate: (place, options) => {
      exitCode = import('./migrate.ts').then(({ runMigrate }) => runMigrate(place, options, surroundings)).catch((error: unknown) => mistake(error instanceof Error ? error.message : error, surroundings));
    },
  });
  try {
    program.parse(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.broken;
    return mistake(error, surroundings);
  }
}

function mistake(error: unknown, { writeError }: Surroundings): number {
  writeError(`shared-state: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  writeError('This is a mistake in shared-state itself. Please report it.\n');
  return exitCodes.broken;
}

interface AuditOptions {
  readonly format: 'text' | 'json';
  readonly color: boolean;
  readonly cache: boolean;
  readonly preset: Preset;
  readonly timings?: boolean;
  readonly explainEntryPoints?: boolean;
}

/** What the commands do. */
interface Actions {
  readonly audit: (folder: string, options: AuditOptions) => void;
  readonly migrate: (place: string, options: MigrateOptions) => void;
}

function programFor({ write, writeError, hasColors }: Surroundings, actions: Actions): Command {
  const program = new Command('shared-state')
    .description('Finds state that outlives a request and that requests write.')
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureOutput({
      writeOut: write,
      writeErr: writeError,
      getOutHasColors: () => hasColors,
    })
    .showHelpAfterError('(shared-state --help tells what there is)')
    .exitOverride();
  program
    .command('audit')
    .description('report every write to shared state below a folder')
    .argument('[dir]', 'the folder', '.')
    .addOption(new Option('-f, --format <format>', 'how to print the findings').choices(['text', 'json']).default('text'))
    .addOption(new Option('-p, --preset <preset>', 'which rules count, as in ESLint').choices(Object.keys(presetsAround)).default('recommended'))
    .option('--no-color', 'print without colours')
    .option('--cache', 'keep what was learnt of each file in node_modules/.cache, and use it', false)
    .option('--explain-entry-points', 'list the functions that frameworks are found to call, instead of findings')
    .option('--timings', 'print how long each phase took')
    .addHelpText('after', examples)
    .action(actions.audit);
  addMigrate(program, actions);
  return program;
}

function addMigrate(program: Command, { migrate }: Actions): void {
  program
    .command('migrate')
    .description('move the state of a finding to another home, and show the difference')
    .argument('<file:line>', 'a line with a finding, or the one that declares the state')
    .addOption(new Option('-t, --to <home>', 'where the state goes').choices(['context', 'session', 'store', 'cache', 'request']).makeOptionMandatory())
    .option('-w, --write', 'write the files: all of them, or none')
    .option('--force', 'write although the git tree has changes that are not committed')
    .option('--project <dir>', 'the folder to analyse (default: this one, or the package that the file lies in)')
    .option('--using <package>', 'the client of the store, or the package of the session, where there are several')
    .addOption(new Option('--max <entries>', 'for --to cache: how many entries it holds').default(1000).argParser(positive))
    .addOption(new Option('--ttl <seconds>', 'for --to cache: how long an entry lives (default: until it is put out)').argParser(positive))
    .addHelpText('after', migrateExamples)
    .action(migrate);
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Not a whole number from 1 on.');
  return number;
}

const migrateExamples = `
Homes:
  context  what the framework has for one request, as res.locals; else an AsyncLocalStorage
  session  the session of the user, by the package that the project has
  store    Redis, a database or the like, by the client that the project has
  cache    an LRU cache with a bound and an age
  request  an object of its own for each request

Examples:
  $ shared-state migrate src/orders.ts:12 --to store
  $ shared-state migrate src/users.ts:4 --to context --write

It refuses, and changes nothing, when it cannot see that the change is safe; --write also
when the git tree has changes that are not committed, unless --force is given.

Exit codes:
  0  the change is shown, or written
  1  it is refused; stderr has the reason
  2  there is no such file, it cannot be read or parsed, or an option is wrong
`;

const examples = `
Examples:
  $ shared-state audit
  $ shared-state audit packages/api
  $ shared-state audit --format json > shared-state.json

Exit codes:
  0  nothing was found
  1  something was found
  2  the audit could not run, or settings or tags are wrong
`;

function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('eslint-plugin-shared-state/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

function runAudit(dir: string, options: AuditOptions, surroundings: Surroundings): number {
  const { cwd, write, writeError } = surroundings;
  const folder = resolve(cwd, dir);
  const obstacle = obstacleAt(folder);
  if (obstacle !== undefined) {
    writeError(`shared-state: ${dir}: ${obstacle}\n`);
    return exitCodes.broken;
  }
  const started = performance.now();
  const project = load(folder, options.cache, surroundings);
  if (project.files.size === 0) {
    writeError(`shared-state: ${dir}: no JavaScript or TypeScript that can be read\n`);
    for (const { file, reason } of project.failures) writeError(`  ${file}: ${reason}\n`);
    return exitCodes.broken;
  }
  const result: Audit = audit(project, performance.now() - started, options.preset);
  const colors = options.color && surroundings.hasColors;
  if (options.explainEntryPoints) write(entryPointsReport(result, cwd, { colors }));
  else write(options.format === 'json' ? jsonReport(result, cwd) : textReport(result, cwd, { colors }));
  if (options.timings) writeError(timingLine(result));
  for (const problem of result.problems) writeError(`shared-state: ${problemLine(problem, cwd)}\n`);
  if (result.problems.length > 0) return exitCodes.broken;
  return options.explainEntryPoints || result.findings.length === 0 ? exitCodes.clean : exitCodes.findings;
}

function load(folder: string, cache: boolean, surroundings: Surroundings): LoadedProject {
  using progress = progressOn(surroundings.progress);
  return loadProject(folder, { reach: 'everything', cache, onProgress: progress.show });
}

function obstacleAt(folder: string): string | undefined {
  try {
    return statSync(folder).isDirectory() ? undefined : 'not a folder';
  } catch (error) {
    return reasonOf(error);
  }
}

/** `package.json: shared-state.frameworks[0].name: is missing` */
function problemLine({ file, loc, text }: Problem, cwd: string): string {
  if (file === undefined) return text;
  return `${shownPath(file, cwd)}${loc === undefined ? '' : `:${loc.start.line}`}: ${text}`;
}

function timingLine({ phases }: Audit): string {
  return `${Object.entries(phases)
    .map(([phase, milliseconds]) => `${phase} ${(milliseconds / 1000).toFixed(2)} s`)
    .join(', ')}\n`;
}
