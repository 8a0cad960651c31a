import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answerSchemas } from './answer-schemas.ts';

/** Writes the schemas of the reads' answers anew. A spec fails while they are not those of the types. */
const file = new URL('../src/openapi/read-answers.json', import.meta.url);
writeFileSync(file, answerSchemas());
process.stderr.write(`${fileURLToPath(file)} written\n`);
