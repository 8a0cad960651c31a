import { fileURLToPath } from 'node:url';
import { OwnService } from '@pacta/service-client';
import type { CommandContext } from '../command-context.ts';

/** The service, beside the command line in the bundle. */
const MAIN = fileURLToPath(new URL('service.js', import.meta.url));

/**
 * Gives `work` a service for a ledger folder, and stops it in the end. The service loads while `work` does, unless a
 * running service was named: then it only starts when it is asked to listen.
 */
export async function withOwnService<Outcome>(
  { url, env }: Pick<CommandContext, 'url' | 'env'>,
  work: (service: OwnService) => Promise<Outcome>,
): Promise<Outcome> {
  const service = new OwnService(MAIN);
  if (url === undefined && (env.PACTA_URL ?? '') === '') service.start();
  try {
    return await work(service);
  } finally {
    await service.stop();
  }
}
