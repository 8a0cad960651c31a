import { firstText } from '../file/decoded-text.ts';
import { FileFault } from '../file/file-fault.ts';
import { iatiFormat } from '../iati/iati-format.ts';
import { threesixtyFormat } from '../threesixty/threesixty-format.ts';
import type { SourceFormat } from './source-format.ts';

/** XML is taken for IATI and JSON for 360Giving; whether it is valid is found on reading. @throws FileFault */
export async function formatOf(path: string): Promise<SourceFormat> {
  const [first] = (await firstText(path)).replace(/^\uFEFF/, '').trimStart();
  if (first === '<') return iatiFormat;
  // A list, a number or a text is JSON too; the reader then reports what is missing.
  if (first !== undefined && '{["-0123456789tfn'.includes(first)) return threesixtyFormat;
  throw new FileFault({
    code: 'format-unknown',
    detail: 'The file is neither XML nor JSON.',
    next: 'Import an IATI activity file (XML) or a 360Giving file (JSON).',
  });
}
