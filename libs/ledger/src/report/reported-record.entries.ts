import type { Identifier } from '../identifiers.ts';
import type { Money } from '../money.ts';
import type { Source } from '../view.ts';

/** An organisation as the record names it. */
export interface NamedOrganisation {
  readonly id: string;
  readonly name: string | null;
  readonly identifier: Identifier | null;
  /** The published ref where it has no scheme. */
  readonly ref: string | null;
  /** The publisher's own code or words for its type. */
  readonly type: string | null;
}

export interface ReportedPartnerEntry {
  /** Id of the organisation. */
  readonly organisation: string;
  /** The publisher's own code or words. */
  readonly role: string | null;
  readonly by: Source;
}

/** A file that had the record, the first one first. */
export interface RecordVersion {
  readonly fileHash: string;
  readonly place: string;
  /** When the publisher last updated the record, else when the file was made; null where neither is given. */
  readonly updatedAt: string | null;
  readonly by: Source;
}

/** Another activity that the record names as related to its own. */
export interface RelatedEntry {
  /** IATI's code of the relation. */
  readonly type: string;
  readonly identifier: string;
  /** Id of its partnership. */
  readonly partnership: string;
  readonly by: Source;
}

/** A budget: shown, never counted. */
export interface PlannedAmount {
  readonly amount: Money;
  readonly start: string | null;
  readonly end: string | null;
  /** It stands for the original budget of its period (IATI budget type 2). */
  readonly revised: boolean;
}

export interface FlowCorrection {
  readonly reason: string;
  /** The replaced statement. */
  readonly before: { readonly kind: string; readonly amount: Money; readonly date: string | null };
  readonly by: Source;
}

/** The current statement of one transaction or grant. Its permanent id is the event that first reported it. */
export interface ReportedFlow {
  readonly eventId: string;
  /** Event id of the current statement: its first report, or its last correction. */
  readonly latest: string;
  /** `iati:3`, `360:award`: flow-kinds.ts has the meanings. */
  readonly kind: string;
  readonly amount: Money;
  /** The amount as published, where it was rounded. */
  readonly published: string | null;
  /** Transaction or award date. */
  readonly date: string | null;
  readonly valueDate: string | null;
  /** Ids of organisations of the record; null where the record names nobody. */
  readonly provider: string | null;
  readonly receiver: string | null;
  readonly ref: string | null;
  /** What the publisher says that it is for. */
  readonly description: string | null;
  /** IATI finance type. */
  readonly financeType: string | null;
  /** Sum paid of a grant so far, where its file states it. */
  readonly disbursed: Money | null;
  readonly by: Source;
  readonly corrections: readonly FlowCorrection[];
  readonly withdrawn: { readonly reason: string; readonly replacedBy: string | null; readonly by: Source } | null;
}

/**
 * What one publisher reported on one activity, or one grant of a file, folded from one stream. Corrected and withdrawn
 * statements stay, with what replaced them.
 */
export interface ReportedRecord {
  readonly id: string;
  readonly sort: 'activity' | 'grant' | null;
  /** The iati-identifier or the grant's id; the partnership's id is derived from it. */
  readonly identifier: string;
  /** Organisation id of the publisher; of a grant, its first funder. */
  readonly publisher: string | null;
  /** True for a secondary reporter: others reported it first. */
  readonly secondary: boolean;
  readonly title: string | null;
  readonly description: string | null;
  /** True where the recipient is a private person, whose name no view holds. */
  readonly toPerson: boolean;
  /** The publisher's own code. */
  readonly status: string | null;
  readonly dates: readonly { readonly type: string; readonly date: string }[];
  /** Defaults for flows that don't state their own. */
  readonly financeType: string | null;
  /** By id. */
  readonly organisations: Readonly<Record<string, NamedOrganisation>>;
  readonly partners: readonly ReportedPartnerEntry[];
  readonly related: readonly RelatedEntry[];
  readonly planned: readonly PlannedAmount[];
  /** What the recipient of a grant asked for, where that is given: no plan, and never counted. */
  readonly appliedFor: Money | null;
  readonly versions: readonly RecordVersion[];
  /** The event of the record's current statement, and those before it. */
  readonly by: Source | null;
  readonly corrections: readonly { readonly reason: string; readonly by: Source }[];
  readonly flows: readonly ReportedFlow[];
}
