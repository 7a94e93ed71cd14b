import { expect, test } from 'vitest';

import { frameworks } from '../../src/frameworks/index.ts';
import { toolFiles } from '../../src/models/tool-files.ts';
import { analyze } from '../../src/project/analyze.ts';
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
    'shop/wrangler.json': '{}',
    'shop/admin/package.json': { name: 'admin' },
  });
  expect(dependenciesIn(loadProject(project.root, { reach: 'everything' }))).toEqual({ admin: [], get: ['aws-sam-cli'], shop: ['wrangler', 'aws-sam-cli'] });
});

test('the settings of a platform put functions in play, unless a framework of its own looks for them in another way', () => {
  const entryPointsWith = (dependencies: Readonly<Record<string, string>>): number => {
    using project = projectOnDisk({ 'package.json': { name: 'shop', dependencies }, 'vercel.json': '{}', 'api/count.js': 'module.exports = (request, response) => response.json(1);' });
    return analyze(loadProject(project.root)).entryPoints.length;
  };
  expect(entryPointsWith({})).toBe(1);
  expect(entryPointsWith({ next: '16' })).toBe(0);
});

test('what a descriptor says of a file of settings is said once', () => {
  const described = frameworks.flatMap(({ deployedBy = [] }) => deployedBy.map(({ file }) => file));
  expect(described.filter((file) => Object.hasOwn(toolFiles, file))).toEqual([]);
});

test('a tool whose file has come is noticed', () => {
  using project = projectOnDisk({ 'package.json': { name: 'orders' }, 'get.js': 'export const handler = () => {};' });
  const index = loadProject(project.root);
  project.write('serverless.yml', 'service: orders');
  expect(dependenciesIn(refreshProject(index))).toEqual({ orders: ['serverless'] });
});
