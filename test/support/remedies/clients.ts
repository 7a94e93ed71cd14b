/** How the users of a case speak to its server. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import { WebSocket } from 'ws';

export type Protocol = 'http' | 'trpc' | 'ws' | 'socket.io';

export type User = 'Ann' | 'Bob';

/** What a user asks for. */
export interface Question {
  /** A path with its query; on a socket, the text of a message. */
  readonly path: string;
  /** Said for what changes something. */
  readonly method?: 'GET' | 'POST';
  /** On a connection of its own, which a cluster hands to the next process. */
  readonly apart?: true;
}

/** One user, who keeps cookies, or a connection. */
export interface Client extends AsyncDisposable {
  /** Answers with the text of a good answer, and with `status: text` of another. */
  ask(question: Question): Promise<string>;
}

/** The language of each, in the header `accept-language`. */
const languages: Readonly<Record<User, string>> = { Ann: 'de', Bob: 'fr' };

export async function clientOf(protocol: Protocol, user: User, port: number): Promise<Client> {
  switch (protocol) {
    case 'http':
      return httpClient(user, port);
    case 'trpc':
      return trpcClient(user, port);
    case 'ws':
      return await socketClient(user, port);
    case 'socket.io':
      return await socketIoClient(user, port);
  }
}

/** Keeps cookies, and its connections for as long as it is not told to open another. */
function httpClient(user: User, port: number): Client {
  const cookies = new Map<string, string>();
  const kept = new Agent({ keepAlive: true });
  return {
    ask: async ({ path, method = 'GET', apart = false }) => {
      const cookie = [...cookies].map((one) => one.join('=')).join('; ');
      const response = await responseTo({ port, method, path: `/${path}`, agent: apart ? false : kept, headers: { ...headersOf(user), cookie } });
      for (const line of response.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const text = await textOf(response);
      return response.statusCode === 200 ? text : `${response.statusCode}: ${text}`;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(kept.destroy()),
  };
}

function responseTo(options: Readonly<{ port: number; method: string; path: string; agent: Agent | false; headers: Readonly<Record<string, string>> }>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => request({ ...options, host: '127.0.0.1' }, resolve).on('error', reject).end());
}

/** A procedure is named by the path, and its input by the query. */
function trpcClient(user: User, port: number): Client {
  const client = httpClient(user, port);
  return {
    ask: async ({ path, ...rest }) => {
      const { pathname, searchParams } = new URL(path, 'http://localhost');
      const input = searchParams.size === 0 ? '' : `?input=${encodeURIComponent(JSON.stringify(Object.fromEntries(searchParams)))}`;
      const text = await client.ask({ path: `${pathname.slice(1)}${input}`, ...rest });
      const { result } = JSON.parse(text) as { result: { data: unknown } };
      return typeof result.data === 'string' ? result.data : JSON.stringify(result.data);
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

/** Messages are answered in the order in which the server is done with them. */
async function socketClient(user: User, port: number): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { headers: headersOf(user) });
  await once(socket, 'open');
  return {
    ask: async ({ path }) => {
      socket.send(path);
      return await messageOn(socket, () => true);
    },
    [Symbol.asyncDispose]: () => closed(socket),
  };
}

/** Version 5 of the protocol of Socket.IO, as much of it as a question and its acknowledgement need. */
async function socketIoClient(user: User, port: number): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { headers: headersOf(user) });
  await messageOn(socket, (text) => text.startsWith('0'));
  socket.send('40');
  await messageOn(socket, (text) => text.startsWith('40'));
  let asked = 0;
  return {
    ask: async ({ path }) => {
      const id = String(asked++);
      socket.send(`42${id}${JSON.stringify([path])}`);
      const text = await messageOn(socket, (one) => one.startsWith(`43${id}[`));
      const [answer] = JSON.parse(text.slice(2 + id.length)) as [string];
      return answer;
    },
    [Symbol.asyncDispose]: () => closed(socket),
  };
}

function headersOf(user: User): Readonly<Record<string, string>> {
  return { 'x-user': user, 'accept-language': languages[user] };
}

function messageOn(socket: WebSocket, isWanted: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = (data: Buffer): void => {
      const text = data.toString('utf8');
      if (!isWanted(text)) return;
      socket.off('message', listen);
      resolve(text);
    };
    socket.on('message', listen);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
  });
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  socket.terminate();
  await once(socket, 'close');
}
