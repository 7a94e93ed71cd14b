/**
 * What goes wrong for the users of a server, each told by the requests that show it, what comes of them while it goes wrong, and what
 * comes of them when it is cured. The same requests go to every framework, before and after.
 */
import type { Backend } from './backend.ts';
import type { Client, Question, User } from './clients.ts';
import type { Gate } from './gate.ts';

/** What a harm is shown with. */
export interface Scene {
  readonly backend: Backend;
  /** Stands between the server and Redis, and is closed at first. */
  readonly gate: Gate | undefined;
  /** Bytes that the server holds after what can be collected has been. */
  memory(): Promise<number>;
  /** A user of a server, who stays the same. */
  user(name: User, server?: number): Promise<Client>;
  /** True for a server that is known to let one request wait for another, so that this one calls the backend later, or never. */
  readonly waits: boolean;
  /** Waits until a server has been handed so many requests. */
  received(count: number): Promise<void>;
  /** Ends all servers and starts them anew. */
  restart(): Promise<void>;
}

export interface Harm {
  /** A sentence for the reader of the table. */
  readonly story: string;
  /** How many processes of the server are started. */
  readonly processes?: number;
  /** True when there is a gate before Redis. */
  readonly gated?: true;
  /** Sends the requests and answers with what came of them. */
  show(scene: Scene): Promise<unknown>;
  readonly harmed: unknown;
  readonly cured: unknown;
}

export type HarmName = keyof typeof harms;

export const harms = {
  'name-of-another': {
    story: 'Ann is answered with the name of Bob',
    show: async (scene) => {
      const [Ann, Bob] = await interleaved(scene, { path: 'orders' }, ['two', 'one']);
      return { Ann, Bob };
    },
    harmed: { Ann: 'Bob: two', Bob: 'Bob: one' },
    cured: { Ann: 'Ann: two', Bob: 'Bob: one' },
  },
  'language-of-another': {
    story: 'Ann reads the date in the language of Bob',
    show: async (scene) => {
      const [Ann, Bob] = await interleaved(scene, { path: 'delivery' }, ['2026-03-01', '2026-03-02']);
      return { Ann, Bob };
    },
    harmed: { Ann: '1 mars', Bob: '2 mars' },
    cured: { Ann: '1 März', Bob: '2 mars' },
  },
  'lost-update': {
    story: 'of two payments one is not counted',
    show: (scene) => interleaved(scene, { path: 'donations', method: 'POST' }, ['5', '5']),
    harmed: ['5', '5'],
    cured: ['5', '10'],
  },
  'sold-twice': {
    story: 'one seat is sold to two',
    show: (scene) => interleaved(scene, { path: 'seat', method: 'POST' }, ['paid', 'paid']),
    harmed: ['sold to Ann', 'sold to Bob'],
    cured: ['sold to Ann', 'taken by Ann'],
  },
  'connected-twice': {
    story: 'two requests open two connections, and one of them is never closed',
    gated: true,
    show: async ({ user, gate, waits, received }) => {
      if (!gate) throw new Error('this is shown with a gate before Redis');
      const [Ann, Bob] = [await user('Ann'), await user('Bob')];
      const toAnn = Ann.ask({ path: 'stock' });
      await gate.reached(1);
      const toBob = Bob.ask({ path: 'stock' });
      await (waits ? received(2) : gate.reached(2));
      gate.open();
      return { answers: [await toAnn, await toBob], connections: gate.connections };
    },
    harmed: { answers: ['nothing', 'nothing'], connections: 2 },
    cured: { answers: ['nothing', 'nothing'], connections: 1 },
  },
  'every-second-refused': {
    story: 'every second request is refused',
    show: async ({ user }) => {
      const client = await user('Ann');
      return inTurn(['codes?code=AB-12', 'codes?code=AB-12', 'codes?code=AB-12', 'codes?code=AB-12'], (path) => client.ask({ path }));
    },
    harmed: ['fits', 'does not fit', 'fits', 'does not fit'],
    cured: ['fits', 'fits', 'fits', 'fits'],
  },
  'options-of-another': {
    story: 'Bob gets the order that Ann has asked for',
    show: async ({ user }) => {
      const Ann = await (await user('Ann')).ask({ path: 'search?sort=price' });
      const Bob = await (await user('Bob')).ask({ path: 'search' });
      return { Ann, Bob };
    },
    harmed: { Ann: 'by price', Bob: 'by price' },
    cured: { Ann: 'by price', Bob: 'by name' },
  },
  'memory-grows': {
    story: 'memory grows with each request',
    show: async ({ user, memory }) => {
      const client = await user('Ann');
      const fill = (from: number, to: number): Promise<unknown> => inBatches(to - from, 40, (index) => client.ask({ path: `pictures?name=picture-${from + index}` }));
      // More than a cache holds.
      await fill(0, 1050);
      const before = await memory();
      await fill(1050, 1450);
      const grown = (await memory()) - before;
      return grown > 400 * pictureSize * 0.5 ? 'grows' : 'does not grow';
    },
    harmed: 'grows',
    cured: 'does not grow',
  },
  'price-of-yesterday': {
    story: 'what was loaded for one request is answered for ever',
    show: async ({ user, backend }) => {
      const client = await user('Ann');
      backend.answerAll('10');
      const before = await client.ask({ path: 'price?item=tea' });
      backend.answerAll('12');
      return [before, await client.ask({ path: 'price?item=tea' })];
    },
    harmed: ['10', '10'],
    cured: ['10', '12'],
  },
  'number-given-twice': {
    story: 'two processes give the same number, and it begins anew after a restart',
    processes: 2,
    show: async ({ user, restart }) => {
      const first = await (await user('Ann', 0)).ask({ path: 'orders', method: 'POST' });
      const second = await (await user('Bob', 1)).ask({ path: 'orders', method: 'POST' });
      await restart();
      return [first, second, await (await user('Ann', 0)).ask({ path: 'orders', method: 'POST' })];
    },
    harmed: ['order 1', 'order 1', 'order 1'],
    cured: ['order 1', 'order 2', 'order 3'],
  },
  'note-of-one-process': {
    story: 'what one process is told, another does not know, and nobody after a restart',
    processes: 2,
    show: async ({ user, restart }) => {
      await (await user('Ann', 0)).ask({ path: 'notes?of=tea&says=hot', method: 'POST' });
      const there = await (await user('Bob', 1)).ask({ path: 'notes?of=tea' });
      await restart();
      return [there, await (await user('Ann', 0)).ask({ path: 'notes?of=tea' }), await (await user('Ann', 0)).ask({ path: 'notes?of=coffee' })];
    },
    harmed: ['nothing', 'nothing', 'nothing'],
    cured: ['hot', 'hot', 'nothing'],
  },
  'basket-of-another': {
    story: 'Bob finds in his basket what Ann has put there',
    show: async ({ user }) => {
      const [Ann, Bob] = [await user('Ann'), await user('Bob')];
      await Ann.ask({ path: 'basket?item=tea', method: 'POST' });
      return { Ann: await Ann.ask({ path: 'basket' }), Bob: await Bob.ask({ path: 'basket' }) };
    },
    harmed: { Ann: 'tea', Bob: 'tea' },
    cured: { Ann: 'tea', Bob: 'nothing' },
  },
  'count-of-each-process': {
    story: 'each process of a cluster counts for itself',
    show: async ({ user }) => {
      const client = await user('Ann');
      const answers = await inTurn(['visits', 'visits', 'visits', 'visits'], (path) => client.ask({ path, method: 'POST', apart: true }));
      return answers.sort();
    },
    harmed: ['1', '1', '2', '2'],
    cured: ['1', '2', '3', '4'],
  },
  'entries-lost': {
    story: 'what comes in while the rest is saved is lost',
    show: async ({ user, backend }) => {
      const client = await user('Ann');
      const note = (...names: readonly string[]): Promise<unknown> => inTurn(names, (name) => client.ask({ path: `events?name=${name}`, method: 'POST' }));
      const full = note('a', 'b');
      const saving = await backend.next();
      await note('c');
      saving.answer('');
      await full;
      // It takes one more to fill the next batch when c is gone.
      const fullAgain = note('d', 'e');
      const savingAgain = await backend.next();
      savingAgain.answer('');
      await fullAgain;
      return [saving.path, savingAgain.path];
    },
    harmed: ['/save?events=a,b', '/save?events=d,e'],
    cured: ['/save?events=a,b', '/save?events=c,d'],
  },
  'found-empty': {
    story: 'a request finds nothing while another one fills what all look at',
    show: async ({ user, backend }) => {
      const [Ann, Bob] = [await user('Ann'), await user('Bob')];
      const reloaded = Ann.ask({ path: 'reload', method: 'POST' });
      const loading = await backend.next();
      const meanwhile = await Bob.ask({ path: 'rate' });
      loading.answer('two');
      await reloaded;
      return [meanwhile, await Bob.ask({ path: 'rate' })];
    },
    harmed: ['unknown', 'two'],
    cured: ['one', 'two'],
  },
  'busy-for-ever': {
    story: 'after one failure, every request is turned away',
    show: async ({ user, backend }) => {
      const client = await user('Ann');
      backend.answerAll('fails');
      await client.ask({ path: 'report', method: 'POST' });
      backend.answerAll('ready');
      return await client.ask({ path: 'report', method: 'POST' });
    },
    harmed: 'busy',
    cured: 'ready',
  },
  'connection-for-each': {
    story: 'each request opens a connection that nobody closes',
    gated: true,
    show: async ({ user, gate }) => {
      gate?.open();
      const client = await user('Ann');
      await inTurn(['stock', 'stock', 'stock'], (path) => client.ask({ path }));
      return gate?.connections;
    },
    harmed: 3,
    cured: 1,
  },
  'waits-in-vain': {
    story: 'the second request waits for a connection that the first one has kept',
    show: async ({ user }) => {
      const client = await user('Ann');
      const answers = await inTurn(['stock', 'stock'], (path) => client.ask({ path }));
      return answers.map((answer) => (answer.startsWith('500') ? 'fails' : answer));
    },
    harmed: ['seven', 'fails'],
    cured: ['seven', 'seven'],
  },
} as const satisfies Readonly<Record<string, Harm>>;

/** Bytes of a picture that the servers keep. */
const pictureSize = 50_000;

/** Ann asks, then Bob; both are in the middle of it before the backend answers either, Ann first. */
export async function interleaved({ user, backend, received, waits }: Scene, question: Question, answers: readonly [string, string]): Promise<[string, string]> {
  const [Ann, Bob] = [await user('Ann'), await user('Bob')];
  const toAnn = Ann.ask(question);
  const first = await backend.next();
  const toBob = Bob.ask(question);
  if (waits) {
    await received(2);
    backend.answerAll(answers[1]);
    first.answer(answers[0]);
    return [await toAnn, await toBob];
  }
  const second = await backend.next();
  first.answer(answers[0]);
  const answeredToAnn = await toAnn;
  second.answer(answers[1]);
  return [answeredToAnn, await toBob];
}

async function inTurn<T>(items: readonly string[], act: (item: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}

async function inBatches(count: number, size: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += size) await Promise.all(Array.from({ length: Math.min(size, count - from) }, (_, index) => act(from + index)));
}
