import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HTML_STYLE } from '@pacta/reports';
import { marked } from 'marked';

/*
 * Part of the build: the pages of docs/problems as Markdown and HTML, beside the API document. The `type` of a problem
 * answer is the address of its page.
 */
const SOURCE = new URL('../../../../../docs/problems/', import.meta.url);
const FOLDER = fileURLToPath(new URL('../../../../bundle/pages/problems/', import.meta.url));

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${HTML_STYLE}</style></head><body><main>\n${body}</main></body></html>\n`;

async function write(name: string, title: string, markdown: string): Promise<void> {
  await writeFile(join(FOLDER, `${name}.md`), markdown);
  await writeFile(join(FOLDER, `${name}.html`), page(title, await marked.parse(markdown)));
}

await mkdir(FOLDER, { recursive: true });
const codes = (await readdir(SOURCE))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));
const list = codes.toSorted().map((code) => `- [${code}](/problems/${code})`);
await write(
  'index',
  'Problems',
  `# Problems\n\nWhat each code of an answer means, and what to do.\n\n${list.join('\n')}\n`,
);
for (const code of codes) await write(code, code, await readFile(new URL(`${code}.md`, SOURCE), 'utf8'));
