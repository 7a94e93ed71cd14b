/** A gate before a store: connections come to it, and through it when it is opened. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Gate extends AsyncDisposable {
  readonly port: number;
  /** How many connections have come to it. */
  readonly connections: number;
  /** Waits until so many have come to it. */
  reached(count: number): Promise<void>;
  /** Lets through all that are there and all that will come. */
  open(): void;
  /** Resets all connections, and refuses others until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function gateBefore(port: number): Promise<Gate> {
  const sockets: Socket[] = [];
  let count = 0;
  let isOpen = false;
  const server = createServer((socket) => {
    count += 1;
    sockets.push(socket.on('error', () => undefined)); // whose server has been stopped
    if (isOpen) letThrough(socket);
    else socket.pause();
    server.emit('reached');
  });
  const letThrough = (socket: Socket): void => {
    const inner = connect(port, '127.0.0.1').on('error', () => socket.destroy());
    socket.pipe(inner).pipe(socket);
    socket.on('close', () => inner.destroy());
  };
  const listen = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port; // it listens on a port and not on a path
  };
  const close = async (): Promise<void> => {
    for (const socket of sockets.splice(0)) socket.resetAndDestroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  const own = await listen(0);
  return {
    port: own,
    get connections() {
      return count;
    },
    reached: async (wanted) => {
      while (count < wanted) await once(server, 'reached');
    },
    open: () => {
      isOpen = true;
      for (const socket of sockets) letThrough(socket);
    },
    cut: close,
    mend: async () => void (await listen(own)),
    [Symbol.asyncDispose]: close,
  };
}
