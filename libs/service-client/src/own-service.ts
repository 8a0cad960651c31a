import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { EXIT, StartFault } from '@pacta/process';
import { faultOf, FOR_PARENT, type FromService, type Listening, type ToService } from './service-messages.ts';

/** Node's heap limits, as in `npm start`. */
const NODE_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

/** Loopback only, a free port and no rate limits: its only client owns the ledger. */
const SETTINGS = {
  PACTA_HOST: '127.0.0.1',
  PACTA_PORT: '0',
  PACTA_COMMANDS_PER_MINUTE: '0',
  PACTA_REPORTS_PER_MINUTE: '0',
};

/** Exit code, or the signal that ended it. */
type Ending = readonly [number | null, NodeJS.Signals | null];

/**
 * A service in a child process, for this process only. It exits when it is stopped or this process exits in any way: then
 * its IPC channel closes.
 */
export class OwnService {
  readonly #main: string;
  #child: ChildProcess | undefined;
  #ended: Promise<Ending> | undefined;
  #opening = false;

  /** `main` is the path of the service's built main.js. */
  constructor(main: string) {
    this.#main = main;
  }

  /** Starts the process, which loads its code but opens nothing yet. May be called before `listen`, to save time. */
  start(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    const child = fork(this.#main, [FOR_PARENT], {
      execArgv: NODE_FLAGS,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code, signal]): Ending => [code, signal]);
    ended.catch(() => undefined);
    this.#ended = ended;
    return (this.#child = child);
  }

  /**
   * Opens the ledger that the settings (variables) name, and waits until the service listens.
   * @throws StartFault with the service's sentence and exit code, or the service's unexpected fault
   */
  async listen(env: NodeJS.ProcessEnv, example = false): Promise<Listening> {
    const child = this.start();
    const told = firstMessage(child, this.#ended as Promise<Ending>);
    this.#opening = true;
    child.send({ kind: 'open', env: { ...env, ...SETTINGS }, example } satisfies ToService, () => undefined);
    const answer = await told;
    if (answer.kind === 'listening') return answer;
    await this.#ended;
    throw faultOf(answer);
  }

  /** Lets requests under way finish, and waits for its exit. May be called at any time. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    // Without an open ledger there is nothing to finish.
    if (!this.#opening) child.kill('SIGKILL');
    else if (child.connected) child.disconnect();
    await this.#ended?.catch(() => undefined);
  }
}

/** @throws StartFault where it exits without a message, which is a bug */
async function firstMessage(child: ChildProcess, ended: Promise<Ending>): Promise<FromService> {
  const heard = once(child, 'message') as Promise<[FromService]>;
  heard.catch(() => undefined);
  // A message may arrive after the process has exited, but not after the channel has closed.
  const closed = child.connected ? once(child, 'disconnect') : undefined;
  const gone = ended.then(async (ending) => {
    await closed;
    return ending;
  });
  const first = await Promise.race([heard.then(([message]) => message), gone]);
  if (!Array.isArray(first)) return first as FromService;
  const [code, signal] = first as Ending;
  throw new StartFault(
    'service-failed',
    `The service that was started on the ledger ended (${signal ?? code}) before it listened.`,
    EXIT.fault,
  );
}
