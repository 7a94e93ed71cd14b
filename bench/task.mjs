// One measured piece of work, alone in its process: `node task.mjs <name> <folder>`. Prints its costs as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const [name = '', folder = ''] = process.argv.slice(2);

/** @typedef {Record<string, number>} Costs */

/** @type {Record<string, () => Promise<Costs>>} */
const tasks = {
  /** The floor: the files that the audit reads, read and parsed by the native parser. */
  async parse() {
    const { parseSync } = await import('oxc-parser');
    const files = await sourceFiles();
    let statements = 0;
    for (const file of files) statements += parseSync(file, readFileSync(file, 'utf8')).program.body.length;
    return { files: files.length, statements };
  },

  async audit() {
    return audited([]);
  },

  async 'audit-cache'() {
    return audited(['--cache']);
  },

  /** ESLint with a parser and no rules. */
  async eslint() {
    const { eslint } = await eslintWith([]);
    return { files: (await eslint.lintFiles(['.'])).length };
  },

  /** The least that any plugin costs: ESLint walks a tree only when there is a rule. */
  async 'eslint-empty'() {
    const rules = { nothing: { create: () => ({ Program() {} }) } };
    const { eslint } = await eslintWith([{ plugins: { empty: { rules } }, rules: { 'empty/nothing': 'error' } }]);
    return { files: (await eslint.lintFiles(['.'])).length };
  },

  async 'eslint-recommended'() {
    const { default: plugin } = await import('../dist/src/index.js');
    const { eslint } = await eslintWith([plugin.configs.recommended]);
    const results = await eslint.lintFiles(['.']);
    return { files: results.length, findings: results.reduce((sum, { messages }) => sum + messages.length, 0) };
  },

  /** One file of the project is edited again and again, with pauses as people make them. */
  async relint() {
    const { default: plugin } = await import('../dist/src/index.js');
    const { eslint, parser } = await eslintWith([plugin.configs.recommended]);
    const files = await sourceFiles();
    const file = files.find((path) => path.endsWith('service.ts')) ?? files[Math.floor(files.length / 2)] ?? '';
    const text = readFileSync(file, 'utf8');
    await eslint.lintText(text, { filePath: file });
    const lints = [];
    const parses = [];
    for (let edit = 0; edit < 15; edit++) {
      const edited = `${text}\nexport const edit${edit} = ${edit};\n`;
      await setTimeout(edit < 5 ? 0 : 1100);
      const lint = await cpuOf(() => eslint.lintText(edited, { filePath: file }));
      const parse = await cpuOf(() => parser.parseForESLint(edited, { filePath: file, range: true, loc: true, comment: true, tokens: true }));
      // The first rounds warm the machine up.
      if (edit >= 5) {
        lints.push(lint);
        parses.push(parse);
      }
    }
    return { lint: median(lints), parse: median(parses) };
  },

  /** What the index of a project holds on to. */
  async heap() {
    const { loadProject } = await import('../dist/src/project/load.js');
    const collect = globalThis.gc ?? (() => undefined);
    collect();
    const before = process.memoryUsage();
    const index = loadProject(folder, { reach: 'everything' });
    collect();
    // Buffers go in a turn of their own.
    await setTimeout(100);
    collect();
    const after = process.memoryUsage();
    return { files: index.files.size, bytes: after.heapUsed - before.heapUsed + after.external - before.external };
  },
};

/** @returns {Promise<readonly string[]>} */
async function sourceFiles() {
  const { listFolder } = await import('../dist/src/project/load/listing.js');
  return listFolder(folder, new Set(), folder).sources;
}

/** @param {readonly import('eslint').Linter.Config[]} configs */
async function eslintWith(configs) {
  const { ESLint } = await import('eslint');
  const parser = createRequire(import.meta.url)('@typescript-eslint/parser');
  const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [{ files, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }, ...configs],
    // Comments may name rules of plugins that are not here.
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
  });
  return { eslint, parser };
}

/** Milliseconds of CPU time. @param {() => unknown} work */
async function cpuOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const work = tasks[name];
if (work === undefined) throw new Error(`no task '${name}'`);
const costs = await work();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ ...costs, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }));

/** @param {readonly string[]} options @returns {Promise<Costs>} */
async function audited(options) {
  // In the order of the command itself.
  const { tuneEngine } = await import('../dist/src/cli/tune-engine.js');
  tuneEngine();
  const { run } = await import('../dist/src/cli/run.js');
  let report = '';
  const write = (/** @type {string} */ text) => void (report += text);
  run(['audit', folder, '--format', 'json', ...options], { cwd: folder, hasColors: false, write, writeError: write, progress: undefined });
  const { files, findings } = JSON.parse(report);
  return { files, findings: findings.length };
}
