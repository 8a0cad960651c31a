/**
 * Signed-note key names (C2SP signed-note): not empty, no Unicode space, no plus; control characters are not allowed
 * anywhere in a note.
 */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[+\p{White_Space}\u0000-\u001f]/u.test(name);
