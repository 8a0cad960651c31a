import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventSchemas } from './event-schemas.ts';

/** Writes docs/events anew from the event catalogue. */
const folder = new URL('../../../docs/events/', import.meta.url);
mkdirSync(folder, { recursive: true });
const schemas = eventSchemas();
for (const name of readdirSync(folder)) {
  if (name.endsWith('.json') && !schemas.has(name)) rmSync(new URL(name, folder));
}
for (const [name, schema] of schemas) writeFileSync(new URL(name, folder), schema);
process.stderr.write(`${schemas.size} schemas in ${fileURLToPath(folder)}\n`);
