import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection to a server that a test can break. */
export interface CutProxy {
  readonly port: number;
  /** Breaks every connection and accepts no new one, as when the server is down. */
  cut(): void;
  /** Breaks every connection; new ones are accepted. */
  breakOnce(): void;
  /** Keeps connections open and passes nothing on, as when a cable is pulled. */
  stall(): void;
  mend(): void;
  /** Sends new connections to another address. */
  retarget(host: string, port: number): void;
  close(): Promise<void>;
}

/** Passes bytes on to `host:port`, encrypted or not. Listens on 127.0.0.1. */
export async function cutProxy(host: string, port: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  let to = { host, port };
  let open = true;
  let flowing = true;
  const server = createServer((near) => {
    if (!open) return void near.destroy();
    const far = connect(to.port, to.host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (bytes) => flowing && other.write(bytes));
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const breakOnce = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    breakOnce,
    cut() {
      open = false;
      breakOnce();
    },
    stall() {
      flowing = false;
    },
    mend() {
      open = true;
      flowing = true;
      breakOnce();
    },
    retarget(host, port) {
      to = { host, port };
      breakOnce();
    },
    async close() {
      breakOnce();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
