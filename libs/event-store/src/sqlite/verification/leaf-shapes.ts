/** A leaf of a known shape, read without parsing it. Its names are as their bytes are, one letter a byte. */
export interface ShapedLeaf {
  readonly eventId: string;
  readonly revision: string;
  readonly stream: string;
  readonly type: string;
  /** Of each sealed field: the digest that its mark binds, and the entry beside the leaf. */
  readonly boxes: readonly (readonly [digest: string, entry: string])[];
}

const PLAIN = '[^"\\\\\\x00-\\x1f]*';
const ESCAPE = '\\\\(?:["\\\\bfnrt]|u00(?:0[0-7be-f]|1[0-9a-f]))';
const TEXT = `"${PLAIN}(?:${ESCAPE}${PLAIN})*"`;
const NAME = `"(${PLAIN})"`;
/** Any number of fifteen digits is below 2^53. */
const NUMBER = '(?:0|-?[1-9][0-9]{0,14})';
const LITERAL = '(?:true|false|null)';
const DIGEST = '"([A-Za-z0-9_-]{43})"';
const ENTRY = '(\\{"box":"[A-Za-z0-9_-]*","key":"[ !#-\\[\\]-~]*","nonce":"[A-Za-z0-9_-]*"\\})';
const NOTHING_SEALED = '{}';

const MEMBERS = ['data', 'eventId', 'metadata', 'revision', 'stream', 'type'];

/** Shapes that are remembered of one event type. */
const MOST_SHAPES = 8;

interface Shape {
  readonly leaf: RegExp;
  /** Undefined where the shape has no sealed field. */
  readonly sealed: RegExp | undefined;
  /** For each sealed field in document order: the place of its entry in the boxes, which are sorted by pointer. */
  readonly entries: readonly number[];
}

interface ShapesOfType {
  /** The last one that matched first; undefined once the leaves of the type are found to vary. */
  shapes: Shape[] | undefined;
  hits: number;
  misses: number;
}

/**
 * Recognises canonical leaves by their shape: the member names, and the kind of each value. A leaf that was found to be
 * canonical makes a pattern; every leaf that the pattern matches is canonical too, because names and their order are the
 * same and the values are written in the one canonical way. Matching takes a third of the time of a scan.
 */
export class LeafShapes {
  readonly #types = new Map<string, ShapesOfType>();

  /**
   * The leaf between two offsets of a text, where its shape is known and it has a sealed box for each of its marks; the
   * boxes' digests are left to compare. `bytes`: one letter a byte, known to be UTF-8.
   */
  read(type: string, bytes: string, from: number, to: number, sealed: string): ShapedLeaf | undefined {
    const known = this.#types.get(type);
    if (known?.shapes === undefined) return undefined;
    for (const [place, shape] of known.shapes.entries()) {
      shape.leaf.lastIndex = from;
      const found = shape.leaf.exec(bytes);
      if (found === null || shape.leaf.lastIndex !== to) continue;
      known.hits += 1;
      if (place > 0) known.shapes = [shape, ...known.shapes.filter((other) => other !== shape)];
      return shapedLeaf(shape, found, sealed);
    }
    known.misses += 1;
    if (known.shapes.length === MOST_SHAPES && known.misses > known.hits) known.shapes = undefined;
    return undefined;
  }

  /** Remembers the shape of a leaf that is canonical JSON of an event, sealed boxes included. */
  learn(type: string, leaf: string): void {
    const known = this.#types.get(type) ?? { shapes: [], hits: 0, misses: 0 };
    this.#types.set(type, known);
    if (known.shapes === undefined || known.shapes.length === MOST_SHAPES) return;
    const shape = shapeOf(JSON.parse(leaf) as object);
    if (shape === undefined || known.shapes.some((other) => other.leaf.source === shape.leaf.source)) return;
    known.shapes.unshift(shape);
  }
}

function shapedLeaf(shape: Shape, found: RegExpExecArray, sealed: string): ShapedLeaf | undefined {
  const marks = shape.entries.length;
  const [eventId, revision, stream, type] = found.slice(1 + marks) as [string, string, string, string];
  const boxes: [string, string][] = [];
  if (shape.sealed === undefined)
    return sealed === NOTHING_SEALED ? { eventId, revision, stream, type, boxes } : undefined;
  const entries = shape.sealed.exec(sealed);
  if (entries === null) return undefined;
  for (const [mark, entry] of shape.entries.entries())
    boxes.push([found[1 + mark] as string, entries[1 + entry] as string]);
  return { eventId, revision, stream, type, boxes };
}

/** Undefined where a pattern could not say exactly what is canonical. */
function shapeOf(leaf: object): Shape | undefined {
  const { data, metadata } = leaf as { readonly data: unknown; readonly metadata: object };
  if (Object.keys(leaf).join() !== MEMBERS.join()) return undefined;
  const pointers: string[] = [];
  const [inData, inMetadata] = [patternOf(data, '', pointers), patternOf(metadata, undefined, [])];
  if (inData === undefined || inMetadata === undefined) return undefined;
  const sorted = pointers.toSorted();
  const names = `"revision":(${NUMBER}),"stream":${NAME},"type":${NAME}`;
  return {
    leaf: new RegExp(`\\{"data":${inData},"eventId":${NAME},"metadata":${inMetadata},${names}\\}`, 'y'),
    sealed:
      pointers.length === 0
        ? undefined
        : new RegExp(`^\\{${sorted.map((pointer) => `${literally(JSON.stringify(pointer))}:${ENTRY}`).join(',')}\\}$`),
    entries: pointers.map((pointer) => sorted.indexOf(pointer)),
  };
}

/** `pointer`: where the value is in the data; undefined in the metadata. Adds the pointers of sealed fields. */
function patternOf(value: unknown, pointer: string | undefined, pointers: string[]): string | undefined {
  if (typeof value === 'string') return TEXT;
  if (typeof value === 'number') return NUMBER;
  if (typeof value !== 'object' || value === null) return LITERAL;
  if (pointer !== undefined && Object.hasOwn(value, '$sealed')) return patternOfMark(value, pointer, pointers);
  const isArray = Array.isArray(value);
  const parts: string[] = [];
  let before: string | undefined;
  for (const [name, member] of Object.entries(value)) {
    // JSON.parse puts names that are whole numbers first, which is not the canonical order.
    if (!isArray && before !== undefined && name <= before) return undefined;
    before = name;
    const pattern = patternOf(member, pointer === undefined ? undefined : `${pointer}/${escaped(name)}`, pointers);
    if (pattern === undefined) return undefined;
    parts.push(isArray ? pattern : `${literally(bytesOf(JSON.stringify(name)))}:${pattern}`);
  }
  return isArray ? `\\[${parts.join(',')}\\]` : `\\{${parts.join(',')}\\}`;
}

function patternOfMark(value: object, pointer: string, pointers: string[]): string | undefined {
  const mark: unknown = (value as { readonly $sealed: unknown }).$sealed;
  if (Object.keys(value).length !== 1 || typeof mark !== 'object' || mark === null) return undefined;
  const [[first] = [], ...rest] = Object.entries(mark);
  if (first !== 'box' || rest.some(([, member]) => typeof member !== 'string')) return undefined;
  pointers.push(pointer);
  const others = rest.map(([name]) => `,${literally(bytesOf(JSON.stringify(name)))}:${TEXT}`);
  return `\\{"\\$sealed":\\{"box":${DIGEST}${others.join('')}\\}\\}`;
}

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

/** RFC 6901. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
