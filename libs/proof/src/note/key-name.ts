/** Signed-note key names: not empty, no Unicode space, no plus; control characters can't stand in a note at all. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[+\p{White_Space}\u0000-\u001f]/u.test(name);
