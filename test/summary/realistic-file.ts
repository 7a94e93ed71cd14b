/**
 * A server of a few thousand lines with most of the syntax that there is, made of numbered copies of one part. For tests
 * that need a large file: reading it teaches nothing.
 */
export function realisticFile(parts: number): string {
  return [head, ...Array.from({ length: parts }, (_, index) => part.replaceAll('$$', String(index)))].join('\n');
}

const head = `'use strict';
import express, { type Request, Router as makeRouter } from 'express';
import * as http from 'node:http';
import type { Db } from './db.ts';
import fs = require('node:fs');
export * from './types.ts';
export { default as config, limits } from './config.ts';
declare const build: string;
declare global { interface Window { shop: string } }
const app = express(), server = http.createServer(app);
let db: Db | undefined;
`;

const part = `
/** Orders of shop $$. */
export interface Order$$<T = string> { readonly id: T; items?: string[] }
type Key$$ = keyof Order$$ | \`order-\${number}\`;
const cache$$ = new Map<Key$$, Order$$>(), pattern$$ = /order-(\\d+)/giy;
let count$$ = 0, last$$: Request | undefined;
export enum Size$$ { S = 1, L = S << 2, 'x l' = 'xl' }
export namespace Shop$$ { export const list: string[] = []; export function add(id: string) { list.push(id); } }
@Controller('orders$$', { scope: Scope.DEFAULT })
export abstract class Orders$$<T extends object> extends Base<T> implements OnInit, shop.Closable {
  static readonly all = new Set<string>();
  static { Orders$$.all.add('first'); }
  #count = 0; declare name: string; 'quoted name' = 1; [Symbol.iterator]: unknown; accessor size = 1;
  readonly load = async (id: string) => { this.#count++; return this.db?.find(id) ?? (await fetch(\`/orders/\${id}\`)); };
  constructor(private readonly db: Db, @Inject(TOKEN) public page = 1, ...rest: string[]) { super(...rest); this.page ||= 2; }
  abstract close(now: boolean): void;
  find(id: string): Order$$; find(id: number): Order$$; find(id: any) { return cache$$.get(id)!; }
  @Get(':id') async show(@Param('id') id: string, @Body() { items: [first, ...others] = [] }: Order$$) {
    if (!this.#has(id) || others.length >= 100) return undefined; else if (first == null) throw new Error('none');
    try { last$$ = await super.show(id as Key$$); } catch ({ message }) { console.error(message); } finally { delete this.seen[id]; }
    return { id, first, ...this.defaults, get total() { return others.length; }, async *pages() { yield* others; } };
  }
  #has = (id: string): id is Key$$ => #count in this && id satisfies string;
  get total() { return this.#count; } set total(value) { this.#count = value; }
  static async *stream<U>(source: AsyncIterable<U>) { for await (const each of source) yield each; }
}
app.get('/orders$$/:id', async function handle$$(request: Request<{ id: string }>, response): Promise<void> {
  const { params: { id, ['na' + 'me']: name = 'none' }, query: { page: [first] = ['1'] } = {}, ...rest } = request;
  let order = cache$$.get(id as Key$$), total = 0;
  if (order === undefined) { order = await (await import('./db.ts')).find(id); cache$$.set(id as Key$$, order!); }
  for (const [key, value] of Object.entries(rest)) { if (typeof value === 'undefined') continue; total += Number(value) || 0; }
  for (let i = 0, n = 10; i < n && total; i++, n--) total = total * 2 ** i - (n % 3);
  for (const key in rest) delete (rest as any)[key];
  outer: while (true) { do { count$$++; if (count$$ > 10) break outer; } while (!db); }
  switch (first) { case '1': { response.status(200); break; } case '2': case '3': default: response.status(404); }
  [last$$, (db as any).last] = [request, total]; ({ total, name: db!.name } = order as any);
  await using file = await fs.promises.open('x'); using lock = acquire(), other = lock;
  const answer = first ? { name, list: [...Shop$$.list, , total] } : total > 3 ? null : void 0;
  const run = function again(this: Window, ...args: unknown[]): unknown { return arguments.length ? again.apply(this, args) : new.target; };
  response.send?.(sql<string>\`select \${id} from \${total + -1 + ~2}\`, run(...[1n, 0x1f, 1_000, .5e3, 'a\\u00e9', "b"], import.meta.url));
  request.on('close', () => void (db ??= undefined, last$$ = undefined)); new (class extends Map { size = 0 })().clear();
  (<T,>(x: T) => x)(answer)?.[0]?.name!.length; if (!!build && 'x' in rest && rest instanceof Object) debugger; else ;
});
const view$$ = <Page$$ title="Orders" onClick={() => count$$++} {...view} data-id={count$$}><p className="a">{count$$} of <b.c /></p><>{/* none */}{...list}</></Page$$>;
export default$$ = view$$;
`.replace('export default$$ = view$$;', 'export { view$$ as $$default, type Order$$ as Shown$$ };').replaceAll('$$default', 'shown$$');
