const BLANKS = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Offset of the first character that makes a text invalid JSON, the text's length where it ends too early, undefined
 * where it is valid. JSON.parse often gives no offset.
 */
export function jsonFaultAt(text: string): number | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const taken = pattern.test(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  const takeSign = (sign: string): boolean => {
    take(BLANKS);
    if (text[at] !== sign) return false;
    at += 1;
    take(BLANKS);
    return true;
  };
  const list = (close: string, item: () => boolean): boolean => {
    if (takeSign(close)) return true;
    do if (!item()) return false;
    while (takeSign(','));
    return takeSign(close);
  };
  const value = (): boolean => {
    if (takeSign('{')) return list('}', () => take(STRING) && takeSign(':') && value());
    if (takeSign('[')) return list(']', value);
    return take(STRING) || take(SCALAR);
  };
  take(BLANKS);
  if (!value()) return at;
  take(BLANKS);
  return at === text.length ? undefined : at;
}
