import type { ExitCode } from '@pacta/process';
import type { ApplyOptions } from '../applying/apply-file.ts';
import { withOwnService } from '../applying/own-service.ts';
import type { CommandContext } from '../command-context.ts';

/**
 * `pacta apply`: runs a file of commands through a service. The module with the rest loads while the service starts.
 */
export const apply = (context: CommandContext, file: string, options: ApplyOptions): Promise<ExitCode> =>
  withOwnService(context, async (service) => {
    const { applyFile } = await import('../applying/apply-file.ts');
    return applyFile(context, file, options, service);
  });
