import { expect, test } from 'vitest';

import { callEdges } from '../../src/project/call-edges.ts';
import { type Files, projectInMemory } from '../support/project-in-memory.ts';

/** The calls of a server and what they reach, each on a line: `2 place → app.ts:5 charge`, the call by its line and that of its file. */
function callsIn(files: Files | string): string[] {
  const all = typeof files === 'string' ? { 'app.ts': files } : files;
  const server = { 'server.ts': `import { createServer } from 'node:http';\n${Object.keys(all).map((file) => `import './${file}';`).join('\n')}` };
  return callEdges(projectInMemory({ ...all, ...server })).map(({ call, callee }) => `${fileOf(call.file)}:${call.start.line} → ${callee.name === '' ? `${fileOf(callee.file)}:${callee.start.line}` : callee.name}`);
}

const fileOf = (path: string): string => path.split('/').at(-1) ?? '';

test('an emitter is heard by its own listeners of the event, in whatever file', () => {
  expect(
    callsIn({
      'bus.ts': `import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
export const other = new EventEmitter();`,
      'listeners.ts': `import { bus, other } from './bus.ts';
bus.on('paid', function send() {}).once('paid', function count() {});
bus.on('shipped', function thank() {});
other.on('paid', function ignore() {});`,
      'orders.ts': `import { bus } from './bus.ts';
bus.emit('paid', 1);`,
    }),
  ).toEqual(['orders.ts:2 → send', 'orders.ts:2 → count']);
});

test('an event is told by constants, also of a list, and by nothing else', () => {
  expect(
    callsIn(`import EventEmitter from 'node:events';
const bus = new EventEmitter();
const names = ['paid', 'sent'];
for (const name of names) bus.on(name, function either() {});
for (const name of ['paid', 'lost']) bus.on(name, () => console.log(name));
bus.on(process.argv[2], function any() {});
bus.on('paid', function paid() {});
bus.emit('sent');
bus.emit(process.argv[2]);`),
  ).toEqual(['app.ts:8 → either']);
});

test('a class that extends an emitter is one, and its listeners get what is emitted', () => {
  expect(
    callsIn(`import { EventEmitter } from 'node:events';
class Lot extends EventEmitter { sell(buyer) { this.emit('sold', buyer); } }
class House extends Lot {}
const house = new House();
house.on('sold', (buyer) => buyer());
house.sell(function ann() {});`),
  ).toEqual(['app.ts:2 → app.ts:5', 'app.ts:5 → ann', 'app.ts:6 → sell']);
});

test('super is the class that the method stands in, whatever class the object is of', () => {
  expect(
    callsIn(`class Store { add() { this.check(); } check() {} }
class Books extends Store { add() { super.add(); } }
class Rare extends Books { add() { super.add(); } check() { super.check(); } }
new Rare().add();`),
  ).toEqual(['app.ts:1 → check', 'app.ts:2 → add', 'app.ts:3 → add', 'app.ts:3 → check', 'app.ts:4 → add']);
});

test('one place may make instances of several classes', () => {
  expect(
    callsIn(`class Question { close() {} }
class Incident { close() {} }
const open = (Kind) => new Kind();
open(Question).close();
open(Incident).close();
const either = new (process.argv[2] ? Question : Incident)();
either.close();`).filter((line) => line.startsWith('app.ts:7')),
  ).toEqual(['app.ts:7 → close', 'app.ts:7 → close']);
});

test('a plain function makes objects with what is on its prototype', () => {
  expect(
    callsIn(`function Router() { this.routes = {}; }
Router.prototype.on = function on(path, handler) { this.routes[path] = handler; return this; };
Router.prototype.handle = function handle(path) { this.routes[path](); };
const router = new Router();
router.on('/', function home() {}).on('/help', function help() {});
router.handle('/');`),
  ).toEqual(['app.ts:3 → home', 'app.ts:3 → help', 'app.ts:4 → Router', 'app.ts:5 → on', 'app.ts:5 → on', 'app.ts:6 → handle']);
});

test('what a generator yields is found by loops, spreads and iterators of its objects', () => {
  expect(
    callsIn(`function* tasks() { yield function first() {}; yield* [function second() {}]; }
class Queue { *[Symbol.iterator]() { yield function third() {}; } }
for (const task of tasks()) task();
[...tasks()].forEach((task) => task());
for (const task of new Queue()) task();`),
  ).toEqual(['app.ts:3 → tasks', 'app.ts:3 → first', 'app.ts:3 → second', 'app.ts:4 → app.ts:4', 'app.ts:4 → tasks', 'app.ts:4 → first', 'app.ts:4 → second', 'app.ts:5 → third']);
});

test('a computed property of a namespace is any export of the file', () => {
  expect(
    callsIn({
      'steps.ts': `export function boil() {}
export * from './more.ts';`,
      'more.ts': 'export const fry = () => {};',
      'cook.ts': `import * as steps from './steps.ts';
const cook = (name) => steps[name]();
cook('boil');`,
    }),
  ).toEqual(['cook.ts:2 → boil', 'cook.ts:2 → fry', 'cook.ts:3 → cook']);
});

test('reduce hands on what its function answers', () => {
  expect(
    callsIn(`const pipe = (...steps) => steps.reduce((done, step) => step(done), function none() {});
const withLog = (next) => function logged() { next(); };
pipe(withLog)();`),
  ).toEqual(['app.ts:1 → app.ts:1', 'app.ts:1 → withLog', 'app.ts:2 → none', 'app.ts:2 → logged', 'app.ts:3 → pipe', 'app.ts:3 → none', 'app.ts:3 → logged']);
});

test('a method of a collection is none of its entries', () => {
  expect(
    callsIn(`const routes = new Map([['/', function home() {}]]);
routes.set('/help', function help() {});
routes.get('/')();
[function one() {}].concat([]);`),
  ).toEqual(['app.ts:3 → home', 'app.ts:3 → help']);
});

test('timers hand on further arguments', () => {
  expect(callsIn('setTimeout((task) => task(), 10, function later() {});')).toEqual(['app.ts:1 → app.ts:1', 'app.ts:1 → later']);
});
