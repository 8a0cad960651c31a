import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { actorNamed, DEMO_ADMINISTRATOR, mintToken, type OpenLedger } from '@pacta/opening';
import { EXIT, StartFault } from '@pacta/process';
import { createApplier, type ApplyLine } from '@pacta/service-client';
import { injectClient } from './inject-client.ts';

export type LoadedExample = { readonly kind: 'loaded'; readonly events: number } | { readonly kind: 'not-wanted' };

const FILE = fileURLToPath(new URL('projet-malin.jsonl', import.meta.url));

/**
 * Fills a demo ledger with the example, by the same path as any command. Each line has an id, so that a load cut short
 * is taken up again at the next start.
 *
 * @throws StartFault naming the first line refused
 */
export async function loadExample(
  app: NestFastifyApplication,
  ledger: OpenLedger,
  file = exampleFile(),
): Promise<LoadedExample> {
  if (!ledger.info.demo || file === undefined) return { kind: 'not-wanted' };
  const { readModels } = ledger.projector;
  const before = readModels.eventCount();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  // Each line records an event or more, besides the two that open a ledger: with more there, all of them are.
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
  return { kind: 'loaded', events: readModels.eventCount() - before };
}

/** Beside this file in the source, and in the source tree when this file is the built one. */
function exampleFile(): string | undefined {
  const inSource = FILE.replace(/([\\/])dist([\\/]apps[\\/])/, '$2');
  return [FILE, inSource].find((path) => existsSync(path));
}
