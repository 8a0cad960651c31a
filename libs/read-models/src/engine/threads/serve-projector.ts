import { sentenceOf } from '../log-line.ts';
import type { ProjectorOptions } from '../projector.ts';
import { startProjector } from '../start-projector.ts';
import type { FromProjector, Line, ToProjector } from './projector-messages.ts';

/**
 * Runs a projector for another thread, until that thread asks it to stop. `wake` is called when somebody in the other
 * thread waits for what the log holds by now. Settles once everything applied is durable.
 */
export function serveProjector(
  line: Line<ToProjector, FromProjector>,
  options: Omit<ProjectorOptions, 'log' | 'onReopened'>,
  wake: () => void = () => undefined,
): Promise<void> {
  const say = (message: FromProjector): void => line.send(message);
  const projector = startProjector({
    ...options,
    log: (message, figures) => say({ kind: 'said', message, ...(figures === undefined ? {} : { figures }) }),
    onReopened: () => say({ kind: 'reopened' }),
  });
  projector.onReached(() => {
    const { taken } = projector;
    if (taken !== undefined) say({ kind: 'reached', token: taken });
  });

  async function answer({ id, method, values }: Extract<ToProjector, { kind: 'ask' }>): Promise<void> {
    try {
      const value: unknown = await (projector[method] as (...given: readonly unknown[]) => Promise<unknown>)(...values);
      say({ kind: 'answer', id, value });
    } catch (fault) {
      say({ kind: 'fault', id, message: sentenceOf(fault) });
    }
  }

  return new Promise((resolve, reject) => {
    line.onMessage((message) => {
      if (message.kind === 'wake') wake();
      else if (message.kind === 'stop') projector.stop().then(resolve, reject);
      else void answer(message);
    });
  });
}
