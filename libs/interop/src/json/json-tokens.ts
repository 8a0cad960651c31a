import { jsonParser, type Token } from 'stream-json/core/parser.js';
import { none } from 'stream-chain/defs.js';
import { decodedText } from '../file/decoded-text.ts';
import { DEEPEST, FileFault, LONGEST_PIECE, pieceTooLong } from '../file/file-fault.ts';

/**
 * The tokens of a JSON file, in batches, each text and number as one. A piece that is too long is refused, so that memory
 * stays bounded whatever is in the file.
 * @throws FileFault
 */
export async function* jsonTokens(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<readonly Token[]> {
  const parse = tokenizer();
  let depth = 0;
  let before = 0;
  let pending = 0;
  for await (const text of decodedText(path, onBytes)) {
    const tokens = await parsed(parse, text, path, before);
    before += 1;
    pending = tokens.length > 0 ? 0 : pending + text.length;
    if (pending > LONGEST_PIECE) throw pieceTooLong();
    for (const { name } of tokens) {
      if (name === 'startObject' || name === 'startArray') depth += 1;
      else if (name === 'endObject' || name === 'endArray') depth -= 1;
      if (depth > DEEPEST) throw tooDeep;
    }
    yield tokens;
  }
  yield await parsed(parse, none, path, before);
}

type Tokenizer = (text: string | typeof none) => readonly Token[];

function tokenizer(): Tokenizer {
  const parse = jsonParser({ packValues: true, streamValues: false }) as unknown as (
    text: string | typeof none,
  ) => unknown;
  return (text) => tokensIn(parse(text));
}

/** stream-json returns no, one or many tokens. */
function tokensIn(answer: unknown): readonly Token[] {
  if (answer === none || answer === undefined || answer === null) return [];
  const { values } = answer as { readonly values?: readonly Token[] };
  return values ?? [answer as Token];
}

async function parsed(
  parse: Tokenizer,
  text: string | typeof none,
  path: string,
  before: number,
): Promise<readonly Token[]> {
  try {
    return parse(text);
  } catch {
    throw new FileFault({
      code: 'json-malformed',
      detail: text === none ? 'The file ends before its JSON does.' : 'The file is not JSON.',
      next: 'Get the whole file again from its publisher; a download may have been cut short.',
      place: text === none ? undefined : await placeOfFault(path, before),
    });
  }
}

/**
 * Parses again up to the faulty piece of text, then character by character: the parser does not report where it
 * stopped.
 */
async function placeOfFault(path: string, before: number): Promise<string> {
  const parse = tokenizer();
  let line = 1;
  let column = 0;
  let index = 0;
  for await (const text of decodedText(path)) {
    const pieces = index < before ? [text] : text;
    for (const piece of pieces) {
      try {
        parse(piece);
      } catch {
        break;
      }
      const lines = piece.split('\n');
      line += lines.length - 1;
      column = lines.length > 1 ? (lines.at(-1) as string).length : column + piece.length;
    }
    if (index === before) break;
    index += 1;
  }
  return `line ${line}, column ${column + 1}`;
}

const tooDeep = new FileFault({
  code: 'too-deep',
  detail: `Lists and objects nest more than ${DEEPEST} deep.`,
  next: 'Get the whole file again from its publisher.',
});
