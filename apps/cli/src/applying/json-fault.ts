const BLANKS = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Where a text stops being JSON: the offset of the first character that can't stand there, its length where it only
 * ends too early, undefined where nothing is wrong. JSON.parse says that something is wrong, but often not where.
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
