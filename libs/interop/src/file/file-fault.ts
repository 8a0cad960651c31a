/** Why a file is wrong as a whole. Each has a page in docs/problems. */
export const FILE_FAULTS = {
  'file-empty': 'The file is empty.',
  'file-too-large': 'The file is larger than the service takes.',
  'format-unknown': 'The file is neither XML nor JSON.',
  'encoding-unsupported': 'The file names a character encoding that is not known.',
  'encoding-wrong': 'The bytes of the file are not in the character encoding that it declares.',
  'xml-malformed': 'The file is not well-formed XML.',
  'xml-doctype': 'The file declares a document type or entities of its own.',
  'json-malformed': 'The file is not JSON.',
  'piece-too-long': 'The file has a single text, comment or tag of more than 16 million characters.',
  'too-deep': 'The file nests elements more than 64 deep.',
  'not-iati-activities': 'The XML is no IATI activity file.',
  'not-360giving': 'The JSON is no 360Giving package of grants.',
} as const;
export type FileFaultCode = keyof typeof FILE_FAULTS;

/** Maximum nesting depth: an IATI file needs 8, a 360Giving file 6 (OWASP ASVS 1.5.1). */
export const DEEPEST = 64;

/** Longest text, comment, tag or number, in characters: a parser holds each in memory until its end. */
export const LONGEST_PIECE = 16_777_216;

/** The file is invalid as a whole. Found before anything is written. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  /** One sentence: what to do next. */
  readonly next: string;
  /** Location in the file, for people; absent where it is the whole of it. */
  readonly place?: string;

  constructor(fault: {
    readonly code: FileFaultCode;
    readonly detail: string;
    readonly next: string;
    readonly place?: string | undefined;
  }) {
    super(fault.detail);
    this.code = fault.code;
    this.next = fault.next;
    if (fault.place !== undefined) this.place = fault.place;
  }
}

/** @param place where the piece begins */
export const pieceTooLong = (place?: string): FileFault =>
  new FileFault({
    code: 'piece-too-long',
    detail: FILE_FAULTS['piece-too-long'],
    next: 'Take it out, or ask the publisher for a file without it: it has no place in a published record.',
    place,
  });
