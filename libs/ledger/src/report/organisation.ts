import { z } from 'zod';
import { identifier, uuid } from '../identifiers.ts';
import { line } from '../text.ts';

/** A code of the publisher's own list: never translated, never guessed. */
export const code = line(60);

/**
 * An organisation as a publisher names it. Its id derives from (scheme, ref), and is then the same everywhere. Without
 * a scheme it derives from publisher and name, and is valid in that publisher's files until an OrganisationsMatched.
 */
export const reportedOrganisation = z.strictObject({
  id: uuid,
  name: line(300).exactOptional(),
  /** Its registered number, where the published ref has a scheme: `GB-COH-11126312` is {GB-COH, 11126312}. */
  identifier: identifier.exactOptional(),
  /** The published ref where it has no scheme, such as `41AAA` or `N/A`. */
  ref: line(200).exactOptional(),
  /** IATI organisation type (`10` government, `70` private sector …), or the words of a 360Giving file. */
  type: code.exactOptional(),
});
export type ReportedOrganisation = z.infer<typeof reportedOrganisation>;

/**
 * A participating organisation: `role` is IATI's own code (1 funding, 2 accountable, 3 extending, 4 implementing; words
 * in 1.x).
 */
export const reportedPartner = reportedOrganisation.extend({
  role: code.exactOptional(),
  /** The activity under which it reports the same work. */
  activity: line(300).exactOptional(),
});
export type ReportedPartner = z.infer<typeof reportedPartner>;

/** Provider or receiver of a flow, with the activity that the money comes from or goes to. */
export const reportedSide = reportedOrganisation.extend({ activity: line(300).exactOptional() });
export type ReportedSide = z.infer<typeof reportedSide>;
