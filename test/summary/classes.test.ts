import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

describe('classes', () => {
  const file = inWords(`
    class Orders extends Base implements Closable, shop.Countable {
      #count = 0;
      static all = new Map();
      list: Order[];
      readonly load = async () => this.#count;
      constructor(private readonly db: Db, public page = 1, size: number) { super(size); this.page++; }
      get size() { return this.#count; }
      set size(value) { this.#count = value; }
      static of() { return Orders.all; }
      [key]() {}
      static { Orders.all.set(1, 2); }
    }`);

  test('list their members in order', () => {
    expect(file.summary.classes[0]?.members.map((each) => `${each.static ? 'static ' : ''}${each.kind} ${each.name}: ${file.value(each.value)}`)).toEqual([
      'field #count: 0',
      'static field all: new global Map()',
      'field list: ?',
      'field load: function load',
      'constructor constructor: function constructor',
      'field db: parameter 0 of constructor',
      'field page: parameter 1 of constructor',
      'getter size: function size',
      'setter size: function size',
      'static method of: function of',
      'method *: function *',
    ]);
  });

  test('say what they extend and implement', () => {
    const [summary] = file.summary.classes;
    expect(file.value(summary?.superClass ?? 0)).toBe('global Base');
    expect(summary?.implements.map((each) => file.value(each))).toEqual(['global Closable', 'global shop.Countable']);
  });

  test('give instances their fields in an initialiser', () => {
    const [instance, statics] = file.summary.functions.filter(({ kind }) => kind === 'initializer');
    expect(instance).toMatchObject({ name: '', ofClass: 0, parent: 0 });
    expect(statics).toMatchObject({ name: 'static', ofClass: 0, parent: 0 });
    expect(instance?.effects.map((each) => (each.kind === 'mutate' ? `${file.value(each.target)} ${each.operator} ${file.value(each.value)}` : ''))).toEqual([
      'this of initializer.#count init 0',
      'this of initializer.load init function load',
    ]);
  });

  test('give themselves their static fields, and run their static blocks', () => {
    expect(file.effects('static')).toEqual(['class Orders.all init new global Map()']);
    expect(file.calls('static')).toEqual(['new global Map() → all', 'Orders.all.set(1, 2) !']);
  });

  test('turn parameters into fields', () => {
    expect(file.effects('constructor')).toEqual([
      'this of constructor.db init parameter 0 of constructor',
      'this of constructor.page init (parameter 1 of constructor | 1)',
      'this of constructor.page ++ derived(this of constructor.page)',
    ]);
  });

  test('call what they extend', () => {
    expect(file.calls('constructor')).toEqual(['new global Base(parameter 2 of constructor) !']);
  });

  test('a name of one static look-alike', () => {
    expect(inWords('class A { all = []; }').summary.functions.filter(({ name }) => name === 'static')).toEqual([]);
  });

  test('own the functions in their fields', () => {
    expect(file.fn('load')).toMatchObject({ kind: 'arrow', ofClass: 0 });
  });

  test('this of an arrow in a field is the instance', () => {
    expect(file.returns('load')).toEqual(['this of initializer.#count']);
  });
});

describe('signatures without a body', () => {
  test('are no members', () => {
    const file = inWords('abstract class Shop { abstract open(): void; close(): void; close(now?: boolean) {} abstract name: string; [key: string]: unknown; }');
    expect(file.summary.classes[0]?.members.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['method close', 'field name']);
  });

  test('a declared class is none of ours', () => {
    const file = inWords('declare class Order {} const order = new Order();');
    expect(file.summary.classes).toEqual([]);
    expect(file.calls('')).toEqual(['new global Order() → order']);
  });
});

describe('decorators', () => {
  const file = inWords(`
    @Controller('orders')
    class OrdersController {
      @Inject() db;
      @Get(':id', cached) show(@Param('id') id) {}
      @Public close() {}
    }`);
  const shown = (decorators: readonly { readonly callee: number; readonly arguments: readonly number[] }[] | undefined): string[] =>
    (decorators ?? []).map((each) => `${file.value(each.callee)}(${each.arguments.map((one) => file.value(one)).join(', ')})`);

  test('stand at the class and its members', () => {
    const [summary] = file.summary.classes;
    expect(shown(summary?.decorators)).toEqual(["global Controller('orders')"]);
    expect(summary?.members.flatMap(({ decorators }) => shown(decorators))).toEqual([
      'global Inject()',
      "global Get(':id', global cached)",
      'global Public()',
    ]);
  });

  test('with arguments are calls around the class, those of parameters too', () => {
    expect(file.calls('').map((call) => call.split('(')[0])).toEqual(['global Controller', 'global Inject', 'global Get', 'global Param']);
  });

  test('a look-alike: a class without any', () => {
    expect(inWords('class A { m() {} }').summary.classes[0]?.decorators).toEqual([]);
  });
});

describe('class expressions', () => {
  test('are named for their variable', () => {
    const file = inWords('const Shop = class { open() {} }; export default class {}');
    expect(file.summary.classes.map(({ name }) => name)).toEqual(['Shop', 'default']);
    expect(file.values('Shop')).toEqual(['class Shop']);
  });
});
