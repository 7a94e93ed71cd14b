import { expect, test } from 'vitest';

import { loadProject, refreshProject } from '../../src/project/load.ts';
import type { ProjectIndex } from '../../src/project/project-index.ts';
import { projectOnDisk } from '../support/project-on-disk.ts';

/** What each package depends on, by its name. */
function dependenciesIn({ packages }: ProjectIndex): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(packages.map(({ name, dependencies }) => [name, [...dependencies]]));
}

test('a tool whose file stands beside a package.json is as good as named in it', () => {
  using project = projectOnDisk({ 'package.json': { name: 'edge', dependencies: { hono: '4' } }, 'wrangler.toml': 'name = "edge"', 'src/index.ts': '' });
  expect(dependenciesIn(loadProject(project.root))).toEqual({ edge: ['hono', 'wrangler'] });
});

test('a file that belongs to no package holds for the packages below it, and that of a package for itself alone', () => {
  using project = projectOnDisk({
    '.git/HEAD': '',
    'template.yaml': '',
    'get/package.json': { name: 'get' },
    'shop/package.json': { name: 'shop' },
    'shop/vercel.json': '{}',
    'shop/admin/package.json': { name: 'admin' },
  });
  expect(dependenciesIn(loadProject(project.root, { reach: 'everything' }))).toEqual({ admin: [], get: ['aws-sam-cli'], shop: ['vercel', 'aws-sam-cli'] });
});

test('a tool whose file has come is noticed', () => {
  using project = projectOnDisk({ 'package.json': { name: 'orders' }, 'get.js': 'export const handler = () => {};' });
  const index = loadProject(project.root);
  project.write('serverless.yml', 'service: orders');
  expect(dependenciesIn(refreshProject(index))).toEqual({ orders: ['serverless'] });
});
