const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of these bytes; where they are not UTF-8, the offset of the first byte of what is none. */
export function utf8TextOf(bytes: Uint8Array): string | { readonly wrongAt: number } {
  try {
    return decoder.decode(bytes);
  } catch {
    return { wrongAt: wrongByteOf(bytes) };
  }
}

function wrongByteOf(bytes: Uint8Array): number {
  // By halves: the shortest beginning that nothing can go on from.
  let [sound, wrong] = [0, bytes.length];
  while (wrong - sound > 1) {
    const middle = (sound + wrong) >>> 1;
    if (decodes(bytes.subarray(0, middle), { stream: true })) sound = middle;
    else wrong = middle;
  }
  // A sign has four bytes at most, and the fault may be in any of them.
  let at = decodes(bytes.subarray(0, wrong), { stream: true }) ? wrong : wrong - 1;
  while (!decodes(bytes.subarray(0, at), {})) at -= 1;
  return at;
}

function decodes(bytes: Uint8Array, options: { readonly stream?: boolean }): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
    return true;
  } catch {
    return false;
  }
}
