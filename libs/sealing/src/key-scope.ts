import { hash } from 'node:crypto';
import { categoryOf, idOf, type SealMark } from '@pacta/ledger';
import { canonicalJson } from '@pacta/proof';

/**
 * The scope of one sealing key: a person, or one class in one partnership (in one cost book, for streams of a cost
 * book). Streams outside any partnership have keys of their own.
 */
export type KeyScope =
  | { readonly subject: string }
  | { readonly partnership: string; readonly book?: string; readonly class: string }
  | { readonly stream: string; readonly class: string };

export function scopeOf(
  event: { readonly stream: string; readonly metadata: { readonly partnershipId?: string } },
  mark: SealMark,
): KeyScope {
  if (mark.class === 'personal') return { subject: mark.subject };
  const { partnershipId } = event.metadata;
  if (partnershipId === undefined) return { stream: event.stream, class: mark.class };
  const book = categoryOf(event.stream) === 'costbook' ? { book: idOf(event.stream) } : {};
  return { partnership: partnershipId, ...book, class: mark.class };
}

/** The class that keys of this scope seal. */
export const classOf = (scope: KeyScope): string => ('subject' in scope ? 'personal' : scope.class);

/**
 * The key's id, derived from the scope, so that two processes can't choose two keys for it, and safe as a file name on
 * any system, whatever the scope's ids are.
 */
export const keyIdOf = (scope: KeyScope): string =>
  `${'subject' in scope ? 'person' : 'class'}-${hash('sha256', canonicalJson(scope), 'hex').slice(0, 32)}`;

/**
 * False for texts that are not a key id, a path for example: entries come from storage, which may have been tampered
 * with.
 */
export const isKeyId = (text: string): boolean => /^(?:person|class)-[\da-f]{32}$/.test(text);

export const isPersonKeyId = (id: string): boolean => id.startsWith('person-');
