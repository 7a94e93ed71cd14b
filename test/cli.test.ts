import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { run, type Surroundings } from '../src/cli/run.ts';
import { projectOnDisk } from './support/project-on-disk.ts';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

function shared(cwd: string, args: readonly string[], more: Partial<Surroundings> = {}): Outcome {
  let out = '';
  let errors = '';
  const code = run(args, {
    cwd,
    hasColors: false,
    write: (text) => void (out += text),
    writeError: (text) => void (errors += text),
    progress: undefined,
    ...more,
  });
  return { code, out, errors };
}

/** A server that keeps the last customer for everyone; the write is one call away from the route. */
const shop = {
  'package.json': { name: 'shop', dependencies: { express: '^5.0.0' } },
  'src/app.js': [
    "import express from 'express';",
    "import { remember } from './customers.js';",
    'const app = express();',
    "app.get('/orders', (request, response) => {",
    '  remember(request.query.customer);',
    '  response.end();',
    '});',
  ].join('\n'),
  'src/customers.js': ['export let lastCustomer;', 'export function remember(customer) {', '  lastCustomer = customer;', '}', ''].join('\n'),
};

const quiet = { 'package.json': {}, 'src/add.js': 'export const add = (a, b) => a + b;' };

describe('the exit code', () => {
  test('is 0 when nothing is found', () => {
    using project = projectOnDisk(quiet);
    expect(shared(project.root, ['audit'])).toEqual({ code: 0, out: '1 file, 0 entry points, 0 findings\n', errors: '' });
  });

  test('is 1 when something is found', () => {
    using project = projectOnDisk(shop);
    expect(shared(project.root, ['audit']).code).toBe(1);
  });

  test.each([
    ['a folder that does not exist', ['audit', 'nowhere'], 'shared-state: nowhere: does not exist\n'],
    ['a file', ['audit', 'package.json'], 'shared-state: package.json: not a folder\n'],
    ['a folder without source', ['audit', 'docs'], 'shared-state: docs: no JavaScript or TypeScript that can be read\n'],
    ['a format that is not there', ['audit', '--format', 'yaml'], expect.stringContaining("'yaml' is invalid")],
    ['an option that is not there', ['audit', '--colour'], expect.stringContaining("unknown option '--colour'")],
    ['a command that is not there', ['adit'], expect.stringContaining("unknown command 'adit'")],
    ['too many folders', ['audit', 'a', 'b'], expect.stringContaining('too many arguments')],
  ])('is 2 for %s, with a word about it and no stack trace', (_, args, message) => {
    using project = projectOnDisk({ ...quiet, 'docs/a.md': '' });
    const { code, out, errors } = shared(project.root, args);
    expect({ code, out, errors }).toEqual({ code: 2, out: '', errors: message });
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test('is 2 when no file could be read, with the reasons', () => {
    using project = projectOnDisk({ 'a.js': '(' });
    const { code, errors } = shared(project.root, ['audit']);
    expect(code).toBe(2);
    expect(errors).toContain('a.js: does not parse: ');
  });

  test('is 2 without a command, and help is shown', () => {
    using project = projectOnDisk(quiet);
    const { code, errors } = shared(project.root, []);
    expect(code).toBe(2);
    expect(errors).toContain('Usage: shared-state');
  });
});

describe('help', () => {
  test('has examples and the exit codes', () => {
    const { code, out } = shared('/', ['audit', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('$ shared-state audit packages/api');
    expect(out).toContain('2  the audit could not run');
  });

  test('tells the version', () => {
    expect(shared('/', ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('the entry points', () => {
  test('are listed by framework and file, with their phases, and are no findings', () => {
    using project = projectOnDisk(shop);
    const { code, out } = shared(project.root, ['audit', '--explain-entry-points']);
    expect(code).toBe(0);
    expect(out).toContain('express (');
    expect(out).toMatch(/^ +\d+ {2}request {5}\S/m);
    expect(out).toMatch(/files, \d+ entry points?\n$/);
    expect(out).not.toContain('shared-state/');
  });
});

describe('settings in package.json', () => {
  const described = (fields: object): Readonly<Record<string, object | string>> => ({
    'package.json': {
      name: 'parcels',
      dependencies: { '@acme/kit': '2' },
      'shared-state': { frameworks: [{ name: 'acme-kit', packages: ['@acme/kit'], entryPoints: [{ kind: 'call', callees: ['@acme/kit#serve'], handlers: [{ at: 0 }], phase: 'job', parameters: [], ...fields }] }] },
    },
    'parcels.js': "import { serve } from '@acme/kit';\nlet last;\nserve((order) => {\n  last = order.id;\n});\n/** @entryPoint message */\nexport function take(parcel) {}\n",
  });

  test('name entry points of house frameworks, and comments those of one function', () => {
    using project = projectOnDisk(described({}));
    expect(shared(project.root, ['audit', '--explain-entry-points']).out).toBe(
      ['@entryPoint in comments (1)', '  parcels.js', '        7  message     take', '', 'acme-kit, described in settings (1)', '  parcels.js', '        3  job         serve', '', '1 file, 2 entry points', ''].join('\n'),
    );
  });

  test('that are wrong are named, and end with 2', () => {
    using project = projectOnDisk(described({ phase: 'jobs' }));
    const { code, errors, out } = shared(project.root, ['audit']);
    const problem = "shared-state.frameworks[0].entryPoints[0].phase: found 'jobs', where 'boot', 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed";
    expect({ code, errors, out }).toEqual({ code: 2, errors: `shared-state: package.json: ${problem}\n`, out: '1 file, 1 entry point, 0 findings\n' });
    expect(JSON.parse(shared(project.root, ['audit', '--format', 'json']).out)).toMatchObject({ problems: [{ file: 'package.json', text: problem }] });
  });

  test('hold in the packages below', () => {
    const files = Object.entries(described({})).map(([file, content]) => [`packages/parcels/${file}`, content] as const);
    using project = projectOnDisk({ 'package.json': {}, ...Object.fromEntries(files) });
    expect(shared(project.root, ['audit', '--explain-entry-points']).out).toContain('acme-kit, described in settings (1)');
  });
});

test('a tag that says nothing that can be used is named with its line, and ends with 2', () => {
  using project = projectOnDisk({ ...shop, 'src/mail.js': '/** @entryPoint nightly */\nexport function send() {}\n' });
  expect(shared(project.root, ['audit'])).toMatchObject({ code: 2, errors: "shared-state: src/mail.js:1: @entryPoint: found 'nightly', where 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed\n" });
});

describe('the report as text', () => {
  test('shows the state, each write, the way to it and the code', () => {
    using project = projectOnDisk(shop);
    expect(shared(project.root, ['audit']).out).toMatchInlineSnapshot(`
      "lastCustomer (src/customers.js:1)

        src/customers.js:3:3  shared-state/no-shared-write
        'lastCustomer' is one variable for all requests, and GET /orders (app.js:4) → remember assigns it: another request can find or replace the value before this one is done. Keep it in \`res.locals\`.

            1 | export let lastCustomer;
            2 | export function remember(customer) {
          > 3 |   lastCustomer = customer;
              |   ^^^^^^^^^^^^^^^^^^^^^^^
            4 | }
            5 |

        from GET /orders  src/app.js:4
           → remember     src/app.js:5

      2 files, 1 entry point, 1 finding
      "
    `);
  });

  test('names files relative to where the reader is', () => {
    using project = projectOnDisk({ ...withFolder('packages/api', shop) });
    expect(shared(project.root, ['audit', 'packages/api']).out).toContain('packages/api/src/customers.js:3:3');
    expect(shared(project.path('packages/api/src'), ['audit', '..']).out).toContain('  customers.js:3:3');
  });

  test('tells which files could not be read, and why', () => {
    using project = projectOnDisk({ ...quiet, 'src/broken.js': '(', 'src/old.js': Uint8Array.from([0xe9]) });
    const { code, out } = shared(project.root, ['audit']);
    expect(code).toBe(0);
    expect(out).toContain('Not read: 2 files\n');
    expect(out).toContain('  src/broken.js: does not parse: ');
    expect(out).toContain('  src/old.js: not UTF-8 text\n');
  });

  test('has colours when they are wanted', () => {
    using project = projectOnDisk(shop);
    expect(shared(project.root, ['audit'], { hasColors: true }).out).toContain('\u001B[');
    expect(shared(project.root, ['audit', '--no-color'], { hasColors: true }).out).not.toContain('\u001B[');
  });

  test('says how long each phase took, when asked', () => {
    using project = projectOnDisk(quiet);
    const { errors } = shared(project.root, ['audit', '--timings']);
    expect(errors).toMatch(/^read \d+\.\d\d s, summarise \d+\.\d\d s, resolve and analyse \d+\.\d\d s\n$/);
  });

  test('is the same every time', () => {
    using project = projectOnDisk(shop);
    expect(shared(project.root, ['audit'])).toEqual(shared(project.root, ['audit']));
  });
});

describe('a fingerprint', () => {
  const fingerprints = (files: typeof shop): string[] => {
    using project = projectOnDisk(files);
    const { findings } = JSON.parse(shared(project.root, ['audit', '--format', 'json']).out) as { findings: { fingerprint: string }[] }; // our own format
    return findings.map(({ fingerprint }) => fingerprint);
  };
  const customers = shop['src/customers.js'];

  test('stays the same when lines move', () => {
    expect(fingerprints({ ...shop, 'src/customers.js': `// a comment\n\n${customers}` })).toEqual(fingerprints(shop));
  });

  test('is another for another state, and for a second write of the same', () => {
    const [first] = fingerprints(shop);
    const twice = fingerprints({ ...shop, 'src/customers.js': customers.replace('lastCustomer = customer;', 'lastCustomer = customer; lastCustomer = `${customer}`;') });
    expect(twice).toHaveLength(2);
    expect(twice[0]).toBe(first);
    expect(twice[1]).not.toBe(first);
    expect(fingerprints({ ...shop, 'src/customers.js': customers.replaceAll('lastCustomer', 'latest') })[0]).not.toBe(first);
  });
});

describe('the report as JSON', () => {
  test('has everything that the text has', () => {
    using project = projectOnDisk({ ...shop, 'src/broken.js': '(' });
    const { code, out } = shared(project.root, ['audit', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      files: 2,
      entryPoints: 1,
      findings: [
        {
          rule: 'shared-state/no-shared-write',
          severity: 'warn',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          message: expect.stringContaining("'lastCustomer'"),
          file: 'src/customers.js',
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 26,
          kind: 'shared-write',
          write: 'rebind',
          state: { name: 'lastCustomer', held: 'module', declared: { file: 'src/customers.js', line: 1 } },
          entryPoint: { framework: 'express', phase: 'request', label: 'GET /orders', file: 'src/app.js', line: 4 },
          calls: [{ name: 'remember', file: 'src/app.js', line: 5 }],
          remedy: { kind: 'context' },
        },
      ],
      problems: [],
      silenced: 0,
      failures: [{ file: 'src/broken.js', reason: expect.stringContaining('does not parse') }],
      unknowns: { unresolvedCalls: expect.any(Number), unresolvedImports: 0 },
    });
  });

  test('is written with nothing else, though nothing is found', () => {
    using project = projectOnDisk(quiet);
    expect(JSON.parse(shared(project.root, ['audit', '-f', 'json'], { hasColors: true }).out)).toMatchObject({ findings: [], files: 1 });
  });
});

test('comments that disable a rule are honoured and counted', () => {
  using project = projectOnDisk(shop);
  project.write('src/customers.js', String(shop['src/customers.js']).replace('customer;', 'customer; // eslint-disable-line'));
  const { code, out } = shared(project.root, ['audit']);
  expect(code).toBe(0);
  expect(out).toContain('0 findings\n1 more finding silenced by eslint-disable comments\n');
});

describe('a project that is hard to follow', () => {
  test('may import in a ring', () => {
    using project = projectOnDisk({
      ...shop,
      'src/customers.js': "import './app.js';\nimport { remember } from './ring.js';\nexport { remember };",
      'src/ring.js': "export { remember as again } from './customers.js';\nlet last;\nexport function remember(customer) {\n  last = customer;\n}\n",
    });
    const { code, out } = shared(project.root, ['audit']);
    expect(code).toBe(1);
    expect(out).toContain('src/ring.js:4:3');
  });

  test('may re-export in a ring', () => {
    using project = projectOnDisk({ ...shop, 'src/customers.js': "export * from './more.js';", 'src/more.js': "export * from './customers.js';" });
    expect(shared(project.root, ['audit']).code).toBe(0);
  });

  test('may be nested more deeply than a stack is', () => {
    const deep = 30_000;
    using project = projectOnDisk({ ...shop, 'src/deep.js': `export const list = ${'['.repeat(deep)}${']'.repeat(deep)};` });
    const { code, out } = shared(project.root, ['audit']);
    expect(code).toBe(1);
    expect(out).toContain('src/customers.js:3:3');
  });
});

/** The same files in a folder. */
function withFolder<T>(folder: string, files: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [join(folder, file), text]));
}
