/** One command of a document's ```console block, and the output shown below it. */
export interface Snippet {
  readonly document: string;
  readonly line: number;
  /** As typed after the `$ `. */
  readonly command: string;
  readonly shown: readonly string[];
}

/** Every `$ …` of the ```console blocks, in order. */
export function consoleSnippets(document: string, markdown: string): Snippet[] {
  const snippets: (Snippet & { shown: string[] })[] = [];
  let inside = false;
  let current: (Snippet & { shown: string[] }) | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) {
      inside = !inside && line.trim() === '```console';
      current = undefined;
    } else if (inside && line.startsWith('$ ')) {
      current = { document, line: index + 1, command: line.slice(2).trim(), shown: [] };
      snippets.push(current);
    } else if (inside) current?.shown.push(line);
  }
  return snippets;
}

/** Splits a command as a shell does, with only what the documents use: blanks, single and double quotes. */
export function words(command: string): string[] {
  if (/[|><;&$`\\]/.test(command)) throw new Error(`A snippet must be one plain command: ${command}`);
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? (match[3] as string),
  );
}

/** Masks what changes from run to run (random secrets, times) and normalises blanks, on both sides. */
export const stable = (line: string): string =>
  line
    .replace(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?/g, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<id>')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/g, '<hash>')
    .replace(/\beyJ[\w.-]+/g, '<token>')
    .replace(/\b\d+(\.\d+)? (ms|s)\b/g, '<duration>')
    .replace(/\s+/g, ' ')
    .trim();

/** The first shown line that the output lacks, in order. A line of `…` or `...` stands for any lines left out. */
export function firstMissing(shown: readonly string[], output: string): string | undefined {
  const actual = output.split('\n').map(stable);
  let from = 0;
  for (const line of shown.map(stable)) {
    if (line === '' || line === '…' || line === '...') continue;
    const at = actual.findIndex((candidate, index) => index >= from && matches(line, candidate));
    if (at < 0) return line;
    from = at + 1;
  }
  return undefined;
}

/** A shown line may be cut short with `…` at its end. */
const matches = (shown: string, actual: string): boolean =>
  shown.endsWith('…') ? actual.startsWith(shown.slice(0, -1).trimEnd()) : shown === actual;
