/**
 * What the servers of the cases call and wait for: a small HTTP service that answers when the test says so, and not before. So what
 * happens between the call and the answer is certain, and not a matter of timing.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Backend extends AsyncDisposable {
  readonly url: string;
  /** How many calls have come in. */
  readonly calls: number;
  /** The next call that no test has taken yet; waits for it when there is none. */
  next(): Promise<Call>;
  /** From now on calls are answered at once, with this text. */
  answerAll(text: string): void;
}

/** A call that waits for its answer. */
export interface Call {
  /** Path and query. */
  readonly path: string;
  answer(text: string): void;
}

/** Milliseconds after which a call that has to come counts as missing. */
const patience = 10_000;

export async function startBackend(): Promise<Backend> {
  const calls: Call[] = [];
  const waiting: ((call: Call) => void)[] = [];
  let count = 0;
  let always: string | undefined;
  const server = createServer((request, response) => {
    count += 1;
    const call = callOf(request, response);
    if (always !== undefined) return call.answer(always);
    const next = waiting.shift();
    if (next) next(call);
    else calls.push(call);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port and not on a path
  return {
    url: `http://127.0.0.1:${port}`,
    get calls() {
      return count;
    },
    next: () => within(patience, 'the server has not called the backend', new Promise((resolve) => {
      const call = calls.shift();
      if (call) resolve(call);
      else waiting.push(resolve);
    })),
    answerAll: (text) => {
      always = text;
      for (const call of calls.splice(0)) call.answer(text);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function callOf(request: IncomingMessage, response: ServerResponse): Call {
  return { path: request.url ?? '', answer: (text) => response.end(text) };
}

/** Fails when the promise takes longer. */
async function within<T>(milliseconds: number, complaint: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
