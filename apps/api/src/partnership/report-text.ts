import { Injectable } from '@nestjs/common';

interface Piece {
  readonly text: string;
  /** In UTF-8. */
  readonly bytes: number;
}

const pieceOf = (text: string): Piece => ({ text, bytes: Buffer.byteLength(text) });

const COMMA = pieceOf(',');

/**
 * Writes reports as JSON. Most elements of a large report's lists are the very ones of the report before it, and
 * their text is not made again; it goes with them.
 */
@Injectable()
export class ReportText {
  readonly #pieces = new WeakMap<object, Piece>();

  /** The same bytes as JSON.stringify makes. */
  write(report: object): Buffer {
    const pieces: Piece[] = [];
    let opening = '{';
    for (const [name, member] of Object.entries(report)) {
      if (member === undefined) continue;
      pieces.push(pieceOf(`${opening}${JSON.stringify(name)}:`));
      opening = ',';
      if (Array.isArray(member)) this.#list(member, pieces);
      else pieces.push(pieceOf(JSON.stringify(member)));
    }
    pieces.push(pieceOf(opening === '{' ? '{}' : '}'));
    const bytes = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + piece.bytes, 0));
    let at = 0;
    for (const { text } of pieces) at += bytes.write(text, at);
    return bytes;
  }

  #list(list: readonly unknown[], pieces: Piece[]): void {
    pieces.push(pieceOf('['));
    for (const [at, element] of list.entries()) {
      if (at > 0) pieces.push(COMMA);
      pieces.push(this.#element(element));
    }
    pieces.push(pieceOf(']'));
  }

  #element(element: unknown): Piece {
    if (typeof element !== 'object' || element === null) return pieceOf(JSON.stringify(element) ?? 'null');
    const known = this.#pieces.get(element);
    if (known !== undefined) return known;
    const piece = pieceOf(JSON.stringify(element));
    this.#pieces.set(element, piece);
    return piece;
  }
}
