import type { Capability, EntityView, PersonalField } from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import type { Scope } from './access.ts';

/** What a rendering may ask for. */
export interface RenderTools {
  /** Opens a person's field for this one answer, where the reader may; undefined where not, or where it is forgotten. */
  openPersonal(scope: Scope, field: PersonalField): Promise<string | undefined>;
}

/** A kind of resource that is read: its view, who may read it, and how a row is shown to one reader. */
export interface EntityKind<State> {
  readonly view: EntityView<State>;
  readonly capability: Capability;
  /** In a sentence: 'There is no such cost book'. */
  readonly what: string;
  render(state: State, scope: Scope, tools: RenderTools): unknown;
}

/** Where a resource stands in the log. */
export interface EntityHead {
  readonly id: string;
  readonly partnershipId: string | null;
  /** Of its stream; the ETag. */
  readonly revision: number;
  /** Leaf index of its last event. */
  readonly position: number;
  /** True where an event of its stream could not be folded. */
  readonly incomplete: boolean;
}

export const headOf = ({ id, partnershipId, revision, position, incomplete }: StateRow): EntityHead => ({
  id,
  partnershipId,
  revision,
  position,
  incomplete,
});
