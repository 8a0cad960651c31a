import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { EXIT, StartFault } from '@pacta/process';
import { faultOf, FOR_PARENT, type FromService, type Listening, type ToService } from './service-messages.ts';

/** What `npm start` gives to Node: the heap's bounds. */
const NODE_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

/** For this machine alone, on a free port, and as fast as it goes: whoever starts it owns the ledger. */
const SETTINGS = {
  PACTA_HOST: '127.0.0.1',
  PACTA_PORT: '0',
  PACTA_COMMANDS_PER_MINUTE: '0',
  PACTA_REPORTS_PER_MINUTE: '0',
};

/** Exit code, or the signal that ended it. */
type Ending = readonly [number | null, NodeJS.Signals | null];

/**
 * A service in a process of its own, for this process alone. It ends when it is stopped or this process ends, however it
 * ends: it notices that the channel to it has closed.
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

  /** Starts the process, which loads its code and opens nothing yet. May be called ahead of `listen`, to save time. */
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
   * @throws StartFault with the service's own sentence and exit code, or its fault as it was
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

  /** Lets requests under way finish, and waits for its end. May be called at any time. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    // One that has opened nothing has nothing to finish.
    if (!this.#opening) child.kill('SIGKILL');
    else if (child.connected) child.disconnect();
    await this.#ended?.catch(() => undefined);
  }
}

/** @throws StartFault where it ends without a word, which is a fault of ours */
async function firstMessage(child: ChildProcess, ended: Promise<Ending>): Promise<FromService> {
  const heard = once(child, 'message') as Promise<[FromService]>;
  heard.catch(() => undefined);
  // A message may still be on its way when the process has ended, but not when the channel has closed.
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
