import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { actorNamed, DEMO_ADMINISTRATOR, mintToken, type OpenLedger } from '@pacta/opening';
import { EXIT, StartFault } from '@pacta/process';
import { createApplier, type ApplyLine } from '@pacta/service-client';
import { injectClient } from './inject-client.ts';

export type LoadedExample = { readonly kind: 'loaded'; readonly events: number } | { readonly kind: 'not-wanted' };

/** Longest wait for the read models once the example is loaded, in milliseconds. */
const CATCH_UP = 30_000;

/** In this folder of the source, and beside the bundle. */
const FILE = fileURLToPath(new URL('projet-malin.jsonl', import.meta.url));

/**
 * Fills a demo ledger with the example, through the same layers as any command. Each line's id is its Idempotency-Key, so
 * the next start resumes a load that was interrupted.
 *
 * @throws StartFault naming the first refused line
 */
export async function loadExample(
  app: NestFastifyApplication,
  ledger: OpenLedger,
  file = FILE,
): Promise<LoadedExample> {
  if (!ledger.info.demo) return { kind: 'not-wanted' };
  const { readModels } = ledger.projector;
  const before = readModels.eventCount();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  // A ledger opens with two events and each line records at least one, so more events than lines means a full load.
  if (before > lines.length) return { kind: 'not-wanted' };
  const applier = await createApplier(injectClient(app), {
    tokenFor: (as) => mintToken(ledger.signingKey(), actorNamed(as ?? DEMO_ADMINISTRATOR, true)),
  });
  for (const [index, line] of lines.entries()) {
    const result = await applier.apply(JSON.parse(line) as ApplyLine);
    if (result.ok) continue;
    const { code, detail } = result.problem;
    throw new StartFault(
      'example-refused',
      `The example stops at line ${index + 1} (${String(code)}): ${String(detail)}`,
      EXIT.fault,
    );
  }
  await ledger.projector.waitForHead(CATCH_UP);
  return { kind: 'loaded', events: readModels.eventCount() - before };
}
