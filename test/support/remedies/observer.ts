/** Loaded before a server: answers the test what the process holds and what it has received, and ends it when the test is gone. */
import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import { memoryUsage } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

type Question = { readonly kind: 'memory' } | { readonly kind: 'received'; readonly count: number };

function observe(): void {
  let received = 0;
  let waiting: (() => void)[] = [];
  subscribe('http.server.request.start', () => {
    received += 1;
    for (const look of waiting) setImmediate(look);
  });
  const once = (count: number, then: () => void): void => {
    if (received >= count) return then();
    waiting.push(() => {
      if (received < count) return;
      waiting = [];
      then();
    });
  };
  const answer = (value: unknown): boolean => process.send?.(value) ?? false;
  process.on('message', (question: Question) => {
    if (question.kind === 'memory') void memory().then(answer);
    else once(question.count, () => answer(received));
  });
  process.on('disconnect', () => process.exit());
  process.channel?.unref();
}

/** Buffers are given back a while after they were collected, so that it looks more than once. */
async function memory(): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await wait(10);
    const { heapUsed, arrayBuffers } = memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

if (cluster.isPrimary && isMainThread) observe();
