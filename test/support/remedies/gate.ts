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
    sockets.push(inner);
    socket.pipe(inner).pipe(socket);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port and not on a path
    get connections() {
      return count;
    },
    reached: async (wanted) => {
      while (count < wanted) await once(server, 'reached');
    },
    open: () => {
      isOpen = true;
      for (const socket of [...sockets]) letThrough(socket);
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
