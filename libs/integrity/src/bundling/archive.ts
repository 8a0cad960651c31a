import { setImmediate as breathe } from 'node:timers/promises';
import { unzipSync, Zip, ZipDeflate } from 'fflate';

/** Most bytes that an archive's members may hold together: a small archive can unpack to far more. */
const MOST_BYTES = 1_073_741_824;
const MOST_MEMBERS = 1_000;

/** Bytes compressed at a time: some 5 ms of work. */
const CHUNK = 65_536;

/**
 * A zip of these members, all dated `at`: the same members make the same bytes. Others get their turn between two chunks.
 */
export async function zipOf(members: ReadonlyMap<string, Uint8Array>, at: Date): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault;
    chunks.push(chunk);
  });
  for (const [name, bytes] of members) {
    const member = new ZipDeflate(name, { level: 6 });
    member.mtime = at;
    zip.add(member);
    let from = 0;
    for (; from + CHUNK < bytes.byteLength; from += CHUNK) {
      member.push(bytes.subarray(from, from + CHUNK));
      await breathe();
    }
    member.push(bytes.subarray(from), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** The members of a zip, or why it can't be read. Never throws. */
export function membersOf(zip: Uint8Array): ReadonlyMap<string, Uint8Array> | string {
  let bytes = 0;
  let members = 0;
  try {
    const read = unzipSync(zip, {
      filter: ({ originalSize }) => {
        bytes += originalSize;
        members += 1;
        if (bytes > MOST_BYTES || members > MOST_MEMBERS) throw new RangeError('it is larger than any bundle');
        return true;
      },
    });
    return new Map(Object.entries(read));
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

/** True for bytes that begin like a zip. */
export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, place) => bytes[place] === byte);
