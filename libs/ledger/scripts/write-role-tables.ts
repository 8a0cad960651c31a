import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleTables } from './role-tables.ts';

/** Writes the tables of roles into the guide; `npm run format` aligns them. */
const guide = join(import.meta.dirname, '../../../docs/found-a-partnership.md');
const text = readFileSync(guide, 'utf8');
const [start, end] = ['<!-- roles -->', '<!-- /roles -->'];
const written = text.replace(new RegExp(`(?<=${start}\\n)[^]*(?=${end})`), () => `\n${roleTables()}\n\n`);
if (!text.includes(`${start}\n`) || !text.includes(end)) throw new Error(`${guide} lacks ${start} or ${end}.`);
writeFileSync(guide, written);
