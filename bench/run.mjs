// Measures the plugin against what it stands on, as ratios within one run, and writes docs/performance.md.
//
//   npm run bench                              all sizes, three rounds
//   npm run bench -- --sizes 500,5000          other sizes
//   npm run bench -- --dir /some/folder        a folder as it is; nothing is written
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { writeProject } from './write-project.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500,5000,50000' },
    dir: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** ESLint parses about 150 files a second: larger projects are measured without it. */
    'eslint-up-to': { type: 'string', default: '5000' },
  },
});
const rounds = Number(options.rounds);

/** @typedef {Record<string, number> & { cpu: number, peak: number }} Costs */
/** @typedef {{ readonly what: string, readonly on: string, readonly figure: string, readonly target: string, readonly detail: string }} Row */

/** A task called `… cold` starts without our cache. @param {string} task @param {string} folder @returns {Costs} */
function measure(task, folder) {
  process.stderr.write(`${task} … `);
  const [name = '', state] = task.split(' ');
  if (state === 'cold') rmSync(join(folder, 'node_modules/.cache/eslint-plugin-shared-state'), { recursive: true, force: true });
  const script = join(import.meta.dirname, 'task.mjs');
  const flags = ['--expose-gc', '--max-old-space-size=16384'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, script, name, folder], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${task} failed\n${stderr}`);
  const costs = JSON.parse(stdout);
  process.stderr.write(`${costs.cpu.toFixed(2)} s\n`);
  return costs;
}

/** Runs several tasks in turn, so that a slow minute of the machine falls on all of them. @param {readonly string[]} tasks @param {string} folder */
function interleaved(tasks, folder) {
  /** @type {Record<string, Costs[]>} */
  const measured = Object.fromEntries(tasks.map((task) => [task, []]));
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) measured[task]?.push(measure(task, folder));
  }
  return Object.fromEntries(Object.entries(measured).map(([task, costs]) => [task, medianOf(costs)]));
}

/** The run with the median of CPU time. @param {readonly Costs[]} costs @returns {Costs} */
function medianOf(costs) {
  const median = [...costs].sort((a, b) => a.cpu - b.cpu)[Math.floor(costs.length / 2)];
  if (median === undefined) throw new Error('nothing was measured');
  return median;
}

/** @param {number} value */
const times = (value) => `${value.toFixed(2)} ×`;
/** @param {Costs} costs */
const told = ({ cpu, peak }) => `${cpu.toFixed(2)} s, ${Math.round(peak)} MB`;

/** @param {string} folder @returns {{ rows: readonly Row[], perFile: number }} */
function measureFolder(folder) {
  measure('audit-cache cold', folder);
  const { parse, audit: cold, warm } = named(interleaved(['parse', 'audit', 'audit-cache warm'], folder));
  const on = `${parse.files?.toLocaleString('en')} files`;
  /** @type {Row[]} */
  const rows = [
    ratio('`audit` ÷ parsing with oxc-parser', on, cold, parse, '≤ 2 ×'),
    ratio('`audit` with a cache ÷ parsing with oxc-parser', on, warm, parse, ''),
  ];
  const heap = measure('heap warm', folder);
  const bytes = (heap.bytes ?? 0) / (heap.files ?? 1);
  rows.push({ what: 'heap of the index, for each file', on, figure: `${(bytes / 1024).toFixed(1)} KB`, target: '≤ 20 KB', detail: '' });
  if ((parse.files ?? 0) <= Number(options['eslint-up-to']) * 1.2) rows.push(...measureEslint(folder, on));
  return { rows, perFile: cold.cpu / (cold.files ?? 1) };
}

/** @param {string} folder @param {string} on @returns {readonly Row[]} */
function measureEslint(folder, on) {
  const tasks = ['eslint none', 'eslint-empty rule', 'eslint-recommended cold', 'eslint-recommended warm'];
  const { none, rule, cold, warm } = named(interleaved(tasks, folder));
  const { lint = NaN, parse = NaN } = medianOf([measure('relint', folder)]);
  return [
    ratio('`eslint` with one empty rule ÷ `eslint` without rules', on, rule, none, ''),
    ratio('`eslint` with `recommended` ÷ `eslint` without rules', on, cold, none, '≤ 1.10 ×'),
    ratio('`eslint` with `recommended` and a cache ÷ `eslint` without rules', on, warm, none, '≤ 1.03 ×'),
    ratio('`eslint` with `recommended` ÷ `eslint` with one empty rule', on, cold, rule, ''),
    ratio('`eslint` with `recommended` and a cache ÷ `eslint` with one empty rule', on, warm, rule, ''),
    {
      what: 'one edited file linted again ÷ parsing it with @typescript-eslint/parser',
      on,
      figure: times(lint / parse),
      target: '≤ 1.5 ×',
      detail: `${lint.toFixed(1)} ms ÷ ${parse.toFixed(1)} ms`,
    },
  ];
}

/** The costs by the last words of their tasks. @param {Record<string, Costs>} measured @returns {Record<string, Costs>} */
function named(measured) {
  return Object.fromEntries(Object.entries(measured).map(([task, costs]) => [task.split(' ').at(-1) ?? task, costs]));
}

/** @param {string} what @param {string} on @param {Costs} ours @param {Costs} floor @param {string} target @returns {Row} */
function ratio(what, on, ours, floor, target) {
  return { what, on, figure: times(ours.cpu / floor.cpu), target, detail: `${told(ours)} ÷ ${told(floor)}` };
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const lines = rows.map(({ what, on, figure, target, detail }) => `| ${what} | ${on} | ${figure} | ${target} | ${detail} |`);
  return ['| what | of | figure | to reach | CPU time and peak memory |', '| --- | --: | --: | --: | --- |', ...lines].join('\n');
}

/** @returns {readonly Row[]} */
function measureSizes() {
  const home = mkdtempSync(join(tmpdir(), 'shared-state-bench-'));
  try {
    const measured = options.sizes.split(',').map((size) => {
      const folder = join(home, size);
      process.stderr.write(`\nwriting ${size} files\n`);
      writeProject(folder, Number(size), Number(options.seed));
      mkdirSync(join(folder, 'node_modules'));
      return { size: Number(size), ...measureFolder(folder) };
    });
    const rows = measured.flatMap((one) => one.rows);
    const [large, small] = measured.toSorted((a, b) => b.size - a.size);
    if (large === undefined || small === undefined) return rows;
    const what = `time of the audit for each file, ${large.size.toLocaleString('en')} files ÷ ${small.size.toLocaleString('en')}`;
    return [...rows, { what, on: '', figure: times(large.perFile / small.perFile), target: '≤ 1.2 ×', detail: '' }];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** @param {string} text */
function writeDocs(text) {
  const page = resolve(import.meta.dirname, '../docs/performance.md');
  const between = /(<!-- begin generated -->\n)[^]*(<!-- end generated -->)/;
  writeFileSync(page, readFileSync(page, 'utf8').replace(between, (_, begin, end) => `${begin}${text}\n${end}`));
}

if (options.dir !== undefined) {
  console.log(table(measureFolder(resolve(options.dir)).rows));
} else {
  const rows = table(measureSizes());
  const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, medians of ${rounds} rounds`;
  writeDocs(`\nWritten by \`${command}\` (${machine}).\n\n${rows}\n`);
  console.log(rows);
}
