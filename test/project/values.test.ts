import { describe, expect, test } from 'vitest';

import { frameworks } from '../../src/frameworks/index.ts';
import { boot, isShared } from '../../src/project/values/abstract-value.ts';
import { parsePath, PathTree } from '../../src/project/values/access-path.ts';
import { Cell } from '../../src/project/values/cell.ts';
import { treeOf } from '../../src/project/values/knowledge.ts';
import { summarizedFile } from '../../src/project/project-index.ts';
import { LinkedModule, published } from '../../src/project/values/linked-module.ts';
import { summaryOf } from '../support/project-in-memory.ts';

const moduleOf = (text: string): LinkedModule => new LinkedModule('/shop/a.ts', summarizedFile(summaryOf('a.ts', text)), undefined);
const object = (module: LinkedModule, site: number, shared = false, ofModule = false) => module.objectValue(site, shared, { type: 'object', name: '', start: site, ofModule });

describe('access paths', () => {
  test.each([
    ['express#', 'express#', []],
    ['express#().get', 'express#', ['()', 'get']],
    ['@koa/router#().get', '@koa/router#', ['()', 'get']],
    ['next/server#after', 'next/server#', ['after']],
    ['node:http#createServer()', 'node:http#', ['createServer', '()']],
    ['express@request.app', 'express@request', ['app']],
  ])('%s', (path, root, steps) => {
    expect(parsePath(path)).toEqual({ root, steps });
    expect(new PathTree().node(path).toString()).toBe(path);
  });

  test('need a root', () => {
    expect(() => parsePath('express.get')).toThrow('not an access path');
  });

  test('are one node each, through aliases', () => {
    const tree = treeOf(frameworks);
    expect(tree.node('node:https#createServer()') === tree.node('node:http#createServer()')).toBe(true);
    expect(tree.node('express@request.app') === tree.node('express#()')).toBe(true);
    expect(tree.node('express#()') === tree.node('express#Router()')).toBe(false);
  });

  test('end where they grow past any that a descriptor names', () => {
    let node = new PathTree().root('catalogue#').child('find');
    for (let steps = 0; node !== undefined; steps++) {
      expect(steps).toBeLessThan(20);
      node = node.child('next');
    }
  });

  test('know what descriptors say', () => {
    const { facts } = treeOf(frameworks).node('express#()');
    expect(facts.registrations.get('get')?.[0]?.framework.name).toBe('express');
    expect(facts.registrations.get('render')).toBeUndefined();
  });

  test('of two analyses are apart', () => {
    expect(treeOf(frameworks).node('express#()') === treeOf(frameworks).node('express#()')).toBe(false);
  });
});

describe('a cell', () => {
  test('takes each value once', () => {
    const cell = new Cell();
    const order = object(moduleOf(''), 1);
    expect([cell.add(order, undefined), cell.add(order, undefined)]).toEqual([true, false]);
    expect(cell.values).toEqual([order]);
  });

  test('does not change a list that it has handed out', () => {
    const cell = new Cell();
    const before = cell.values;
    cell.add(object(moduleOf(''), 1), undefined);
    expect(before).toEqual([]);
  });

  test('holds a bounded number of objects that functions make, and still what modules hold', () => {
    const module = moduleOf('');
    const cell = new Cell();
    for (let site = 0; site < 100; site++) cell.add(object(module, site), undefined);
    const passing = cell.values.length;
    const ledger = object(module, 1_000, true, true);
    expect(passing).toBeLessThan(32);
    expect(cell.add(ledger, undefined)).toBe(true);
    for (let site = 2_000; site < 2_100; site++) cell.add(object(module, site, true, true), undefined);
    expect(cell.values.length).toBe(32);
  });

  test('knows which call brought a value', () => {
    const module = moduleOf('function place() {}');
    const cell = new Cell();
    const [order, other] = [object(module, 1), object(module, 2)];
    const origin = { from: module.activation(1, boot), call: 0 };
    cell.add(order, origin);
    cell.add(other, undefined);
    expect(cell.originOf(order) === origin).toBe(true);
    expect(cell.originOf(other)).toBeUndefined();
  });
});

describe('a file of the project', () => {
  test('has one object for each place and phase', () => {
    const module = moduleOf('');
    expect(object(module, 1) === object(module, 1)).toBe(true);
    expect(object(module, 1) === object(module, 2)).toBe(false);
    expect(object(module, 1, true) === object(module, 1, false)).toBe(false);
  });

  test('has one variable for boot and one for serving', () => {
    const module = moduleOf('let a;');
    expect(module.variable(0, true) === module.variable(0, true)).toBe(true);
    expect(module.variable(0, true) === module.variable(0, false)).toBe(false);
  });

  test('tells lines and columns', () => {
    const module = moduleOf('let a;\nlet b;\n');
    expect([0, 4, 7, 11].map((offset) => module.position(offset))).toEqual([
      { line: 1, column: 0 },
      { line: 1, column: 4 },
      { line: 2, column: 0 },
      { line: 2, column: 4 },
    ]);
  });

  test('has an activation for each function and context, which serves from a depth on', () => {
    const module = moduleOf('function outer() { return () => 1; }');
    expect([boot, 2, 1].map((context) => module.activation(2, context).serves)).toEqual([false, true, true]);
    expect([boot, 2, 1].map((context) => module.activation(1, context).serves)).toEqual([false, false, true]);
    expect(module.activation(0, boot).serves).toBe(false);
    expect(() => module.activation(9, boot)).toThrow('no function 9');
  });
});

describe('a published object', () => {
  test('is shared, and the same each time', () => {
    const own = object(moduleOf(''), 1);
    expect(isShared(own)).toBe(false);
    expect(isShared(published(own))).toBe(true);
    expect(published(own) === published(own)).toBe(true);
  });

  test('is itself where it was shared before', () => {
    const shared = object(moduleOf(''), 1, true);
    expect(published(shared) === shared).toBe(true);
  });
});
