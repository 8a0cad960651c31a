import { EXIT, type ExitCode } from '@pacta/process';
import { withOwnService } from '../applying/own-service.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';

/** `pacta demo`: creates the demo ledger with the example, or opens the existing one, and says what to try. */
export async function demo(context: CommandContext): Promise<ExitCode> {
  if (context.url !== undefined)
    throw new CommandFault(
      EXIT.usage,
      'demo makes a ledger in a folder, and --url names a service.',
      'Leave --url out.',
    );
  return withOwnService(context, async (service) => {
    const { demoLedger } = await import('../applying/demo-ledger.ts');
    return demoLedger(context, service);
  });
}
