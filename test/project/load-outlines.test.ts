import { expect, test } from 'vitest';

import { analyze } from '../../src/project/analyze.ts';
import { loadProject } from '../../src/project/load.ts';
import { OutlinedFile } from '../../src/project/load/outlined-file.ts';
import { projectOnDisk, type ProjectOnDisk } from '../support/project-on-disk.ts';

const server = {
  'package.json': { dependencies: { express: '5', react: '19' } },
  'src/app.ts': "import express from 'express';\nimport { count } from './count.ts';\nexpress().get('/', () => count());",
  'src/count.ts': 'let visits = 0;\nexport const count = () => void visits++;',
  'web/list.tsx': "import { useState } from 'react';\nimport { label } from './label.ts';\nexport const List = () => label(useState(0));",
  'web/label.ts': 'export const label = String;',
  'src/app.test.ts': "import './app.ts';",
};

function outlined(project: ProjectOnDisk): readonly string[] {
  const { files } = loadProject(project.root, { reach: 'everything' });
  return [...files].filter(([, file]) => file instanceof OutlinedFile).map(([path]) => path.slice(project.root.length + 1));
}

test('what no server imports, and what names no entry point, is outlined', () => {
  using project = projectOnDisk(server);
  expect(outlined(project)).toEqual(['src/app.test.ts', 'web/label.ts', 'web/list.tsx']);
});

test.each([
  ['an import of a framework', { 'src/other.ts': "import 'fastify';" }, 'src/other.ts'],
  ['the place of a file', { 'package.json': { dependencies: { next: '15' } }, 'pages/api/order.ts': 'export default () => 1;' }, 'pages/api/order.ts'],
  ['a server among the globals', { 'src/other.ts': 'export default Deno.serve(() => 1);' }, 'src/other.ts'],
  ['what reads a request', { 'src/other.ts': 'export const show = (event) => event.req.headers;' }, 'src/other.ts'],
  ['who imports a file that serves', { 'src/main.ts': "import './app.ts';" }, 'src/main.ts'],
])('%s makes a file one that may serve', (_, more, file) => {
  using project = projectOnDisk({ ...server, ...more });
  expect(outlined(project)).not.toContain(file);
});

test('what was outlined is summarised when the analysis gets to it', () => {
  using project = projectOnDisk({
    'package.json': { dependencies: { express: '5' } },
    'src/app.ts': "import express from 'express';\nimport { count } from '../test/count.ts';\nexpress().get('/', () => count());",
    'test/count.ts': "import { visit } from './visit.ts';\nexport const count = () => visit();",
    'test/visit.ts': 'let visits = 0;\nexport const visit = () => ({ visits: visits++ });',
  });
  expect(outlined(project)).toEqual(['test/visit.ts']);
  const loaded = loadProject(project.root, { reach: 'everything' });
  expect(analyze(loaded).entryPoints).toHaveLength(1);
  expect(loaded.files.get(project.path('test/visit.ts'))?.summary.functions).toHaveLength(2);
});

test('a file that has gone since it was outlined counts as empty', () => {
  using project = projectOnDisk(server);
  const { files } = loadProject(project.root, { reach: 'everything' });
  project.write('web/label.ts', '(');
  expect(files.get(project.path('web/label.ts'))?.summary.exports).toEqual([]);
});
