import { derivedId } from '@pacta/event-store';
import { comparableText, type Identifier } from '@pacta/ledger';
import { NAMESPACES } from './namespaces.ts';

/** Separates the parts of a name: no published text contains it. */
const joined = (...parts: readonly string[]): string => parts.map(comparableText).join('\u0000');

/** The same organisation has the same id in every partnership and every file. */
export const registeredOrganisationId = ({ scheme, ref }: Identifier): string =>
  derivedId(joined(scheme, ref), NAMESPACES.registered);

/** An organisation known by name only; `publisher` is the id or ref of the publisher that names it. */
export const namedOrganisationId = (publisher: string, name: string): string =>
  derivedId(joined(publisher, foldedName(name)), NAMESPACES.named);

/** The partnership of an activity or a grant; founding it later at first hand takes the same id. */
export const reportedPartnershipId = (identifier: string): string =>
  derivedId(joined(identifier), NAMESPACES.partnership);

/** The stream of one publisher's report. Two publishers who report on the same activity have separate streams. */
export const reportStreamId = (publisherId: string, identifier: string): string =>
  derivedId(joined(publisherId, identifier), NAMESPACES.report);

/** The sealing subject of a private recipient. */
export const individualId = (publisher: string, id: string): string =>
  derivedId(joined(publisher, id), NAMESPACES.individual);

/** Blanks and case do not distinguish organisations. */
const foldedName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
