import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that a test can cut. */
export interface CutProxy {
  readonly port: number;
  /** Breaks every connection and takes no new one, as when the server or the network is gone. */
  cut(): void;
  /** Breaks every connection at once; new ones are taken. */
  breakOnce(): void;
  /** Keeps connections open and lets nothing through, as when a cable is pulled. */
  stall(): void;
  mend(): void;
  /** New connections go to another place. */
  retarget(host: string, port: number): void;
  close(): Promise<void>;
}

/** Passes bytes on to `host:port`, which may as well be encrypted. Listens on 127.0.0.1. */
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
