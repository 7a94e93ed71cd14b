/** Shows the harm of a case: starts its server, sends the requests, and answers with what came of them. */
import { openStores, type StoreName } from '../servers/stores.ts';
import { startBackend } from './backend.ts';
import { type Client, clientOf, type Protocol } from './clients.ts';
import { gateBefore } from './gate.ts';
import type { Harm } from './harms.ts';
import { programOf, type RunningServer, start } from './running-server.ts';

export interface SceneOptions {
  readonly protocol: Protocol;
  /** How many processes a server starts by itself. */
  readonly workers: number;
  readonly waits: boolean;
  /** What it keeps state in, each empty at first. */
  readonly stores: readonly StoreName[];
  /** Answers with the address of the cluster of PostgreSQL, or throws when there is none. */
  readonly cluster: () => string;
}

/** What comes of the requests of a harm when they are sent to the server in a folder. */
export async function outcomeOf(folder: string, harm: Pick<Harm, 'gated' | 'processes' | 'show'>, { protocol, workers, waits, stores, cluster }: SceneOptions): Promise<unknown> {
  using program = programOf(folder);
  await using backend = await startBackend();
  await using opened = await openStores(stores, cluster);
  await using gate = harm.gated ? await gateBefore(Number(new URL(opened.env['REDIS_URL'] ?? '').port)) : undefined;
  const env = { ...opened.env, BACKEND_URL: backend.url, ...(gate && { REDIS_URL: `redis://127.0.0.1:${gate.port}` }) };
  const clients = new Map<string, Promise<Client>>();
  let servers: readonly RunningServer[] = [];
  const startAll = async (): Promise<void> => {
    servers = await Promise.all(Array.from({ length: harm.processes ?? 1 }, () => start(program, { env, processes: workers })));
  };
  const stopAll = async (): Promise<void> => {
    const connected = await Promise.allSettled(clients.values());
    clients.clear();
    await Promise.all(connected.filter((one) => one.status === 'fulfilled').map(({ value }) => value[Symbol.asyncDispose]()));
    await Promise.all(servers.map((server) => server.stop()));
  };
  const serverAt = (index: number): RunningServer => servers[index]!; // a harm knows how many it has asked for
  try {
    await startAll();
    return await harm.show({
      backend,
      gate,
      waits,
      user: (name, index = 0) => {
        const key = `${name} ${index}`;
        const client = clients.get(key) ?? clientOf(protocol, name, serverAt(index).port);
        clients.set(key, client);
        return client;
      },
      memory: () => serverAt(0).memory(),
      // On a socket, messages are no requests, and nothing tells of them.
      received: (count) => (protocol === 'ws' || protocol === 'socket.io' ? Promise.resolve() : serverAt(0).received(count)),
      restart: async () => {
        await stopAll();
        await startAll();
      },
    });
  } finally {
    await stopAll();
  }
}
