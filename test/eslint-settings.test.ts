import { ESLint, type Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';
import { projectOnDisk } from './support/project-on-disk.ts';

const kit = (phase: string): object => ({ name: 'acme-kit', packages: ['@acme/kit'], entryPoints: [{ kind: 'call', callees: ['@acme/kit#serve'], handlers: [{ at: 0 }], phase, parameters: [] }] });

const parcels = `import { serve } from '@acme/kit';
let last = '';
serve((order) => {
  last = order.id;
});
`;

const files = { 'package.json': { name: 'parcels', dependencies: { '@acme/kit': '2' } }, 'parcels.js': parcels };

/** What is reported of a project, `line: message` with the message up to its first comma or full stop. */
async function reports(root: string, settings?: unknown): Promise<string[]> {
  const shared = settings === undefined ? [] : [{ settings: { 'shared-state': settings } }];
  const config = [{ languageOptions: { parser } }, plugin.configs.recommended, ...shared] as Linter.Config[]; // typescript-eslint and eslint type configs differently
  const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(['.']);
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
}

const asked = (phase: string): string => `settings['shared-state'].frameworks[0].entryPoints[0].phase: found '${phase}', where 'boot', 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed. It counts as not set.`;

describe('frameworks in settings', () => {
  test('are followed, each config by its own', async () => {
    using project = projectOnDisk(files);
    expect(await reports(project.root)).toEqual([]);
    expect(await reports(project.root, { frameworks: [kit('job')] })).toEqual([expect.stringContaining("4: 'last' is one variable for all jobs")]);
    expect(await reports(project.root, { frameworks: [kit('message')] })).toEqual([expect.stringContaining("4: 'last' is one variable for all messages")]);
    expect(await reports(project.root, { frameworks: [kit('boot')] })).toEqual([]);
  });

  test('are followed in one file alone', async () => {
    using project = projectOnDisk(files);
    expect(await reports(project.root, { project: false, frameworks: [kit('job')] })).toHaveLength(1);
  });

  test('may stand in package.json', async () => {
    using project = projectOnDisk({ ...files, 'package.json': { ...files['package.json'], 'shared-state': { frameworks: [kit('job')] } } });
    expect(await reports(project.root)).toHaveLength(1);
  });

  test('may stand in the package.json of the workspace', async () => {
    using project = projectOnDisk({
      'package.json': { private: true, workspaces: ['services/*'], 'shared-state': { frameworks: [kit('job')] } },
      ...Object.fromEntries(Object.entries(files).map(([file, content]) => [`services/parcels/${file}`, content])),
    });
    expect(await reports(project.path('services/parcels'))).toHaveLength(1);
  });

  test('may describe a package of the workspace, whose other exports are read', async () => {
    using project = projectOnDisk({
      'package.json': { private: true, workspaces: ['packages/*'], 'shared-state': { frameworks: [kit('job')] } },
      'packages/kit/package.json': { name: '@acme/kit', exports: './kit.js' },
      'packages/kit/kit.js': 'export const serve = (handler) => native.handlers.push(handler);\nlet last;\nexport const note = (text) => void (last = text);\n',
      'packages/parcels/package.json': { name: 'parcels', dependencies: { '@acme/kit': 'workspace:*' } },
      'packages/parcels/parcels.js': "import { note, serve } from '@acme/kit';\nserve((order) => note(order.id));\n",
    });
    expect(await reports(project.root, { root: project.root })).toEqual([expect.stringContaining("3: 'last' is one variable for all jobs")]);
  });
});

describe('settings that cannot be used', () => {
  test('are said once in each file, at the top, and nothing throws', async () => {
    using project = projectOnDisk({ ...files, 'labels.js': '\n\nexport const size = 3;\n' });
    expect(await reports(project.root, { frameworks: [kit('jobs')] })).toEqual([`1: ${asked('jobs')}`, `1: ${asked('jobs')}`]);
  });

  test('are said of package.json', async () => {
    using project = projectOnDisk({ ...files, 'package.json': { 'shared-state': { frameworks: 3 } } });
    expect(await reports(project.root)).toEqual(['1: package.json: shared-state.frameworks: found 3, where a list is allowed. It counts as not set.']);
  });

  test.each([[null], [[]], ['frameworks'], [{ frameworks: null }], [{ frameworks: [{ objects: null, name: {} }] }], [{ frameworks: [{ name: 'a', objects: 3, entryPoints: [null] }] }]])('%j', async (settings) => {
    using project = projectOnDisk(files);
    const found = await reports(project.root, settings);
    expect(found).not.toEqual([]);
    expect(found.every((message) => message.startsWith("1: settings['shared-state']"))).toBe(true);
  });
});

test('a tag that says nothing that can be used is reported where it stands', async () => {
  using project = projectOnDisk({ 'package.json': {}, 'mail.js': '\n/** @entryPoint nightly */\nexport function send() {}\n' });
  expect(await reports(project.root)).toEqual(["2: @entryPoint: found 'nightly', where 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed. It counts as not set."]);
});
