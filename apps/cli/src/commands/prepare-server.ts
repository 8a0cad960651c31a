import { prepareKurrentServer } from '@pacta/event-store';
import { withStartFaults } from '@pacta/opening';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';

interface PrepareOptions {
  readonly kurrentdb: string;
  readonly user: string;
}

const PASSWORD = 'PACTA_KURRENTDB_PASSWORD';

/**
 * `pacta prepare-server`: run once by an administrator of a KurrentDB, so that Pacta itself needs no administrator's
 * rights.
 */
export async function prepareServer(context: CommandContext, { kurrentdb, user }: PrepareOptions): Promise<ExitCode> {
  const { terminal, env, json } = context;
  const password = env[PASSWORD] ?? '';
  if (password === '')
    throw new CommandFault(
      EXIT.usage,
      `The user ${user} needs a password.`,
      `Put one into ${PASSWORD}: on a command line others could read it.`,
    );
  const prepared = await withStartFaults(() => prepareKurrentServer(kurrentdb, { name: user, password }));
  if (json) await terminal.line(JSON.stringify({ ...prepared, user }));
  else
    await terminal.line(
      `KurrentDB ${prepared.version} at ${prepared.place} is ready: ${user} may read and append, and nobody but an administrator may delete.`,
    );
  return EXIT.done;
}
