import { decodedText } from '../file/decoded-text.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { XmlParser } from '../xml/xml-parser.ts';
import { ActivityReader, type IatiPiece } from './activity-reader.ts';

/**
 * The pieces of an IATI activity file, in batches, one for each piece of text read.
 * @throws FileFault where the file is invalid as a whole; nothing may be written before the last batch was read once
 */
export async function* readPieces(
  path: string,
  leftOut: LeftOutCount | undefined,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly IatiPiece[]> {
  const reader = new ActivityReader(leftOut);
  const parser = new XmlParser(reader);
  for await (const text of decodedText(path, onBytes)) {
    parser.write(text);
    const pieces = reader.take();
    if (pieces.length > 0) yield pieces;
  }
  parser.end();
  const rest = reader.take();
  if (rest.length > 0) yield rest;
}
