import type { EntityView } from '@pacta/ledger';
import type { EntityRow, ReadModels } from '@pacta/read-models';

/** Questions remembered, the least recently asked dropped first. */
const KEPT = 8;
/** Where more has changed than this, all is read again: one query is quicker than a thousand. */
const FEW = 500;

type Rows = Map<string, EntityRow>;

/**
 * Rows of views by the member that they are looked up by. A row that stands where it stood is not read again: ten
 * thousand states take longer to parse than to add up.
 */
export class LookedUpRows {
  readonly #known = new Map<string, Rows>();
  #closings = 0;

  rows<State>(readModels: ReadModels, view: EntityView<State>, value: string): readonly EntityRow<State>[] {
    if (readModels.closings !== this.#closings) this.#known.clear();
    this.#closings = readModels.closings;
    const question = `${view.name} ${value}`;
    const known = this.#known.get(question);
    const rows = readModels.atOneMoment(() => this.#read(readModels, view, value, known));
    this.#known.delete(question);
    this.#known.set(question, rows);
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value as string);
    return [...rows.values()] as unknown as readonly EntityRow<State>[];
  }

  #read<State>(readModels: ReadModels, view: EntityView<State>, value: string, known: Rows | undefined): Rows {
    const all = (): Rows => new Map(readModels.entitiesLookedUp(view, value).map((row) => [row.id, row]));
    if (known === undefined) return all();
    const places = readModels.placesLookedUp(view, value);
    const changed = places.filter(({ id, position, incomplete }) => {
      const row = known.get(id);
      return row === undefined || row.position !== position || row.incomplete !== incomplete;
    });
    if (changed.length > FEW) return all();
    const fresh = new Map(changed.map(({ id }) => [id, readModels.entity(view.name, id)]));
    return new Map(
      places.flatMap(({ id }) => {
        const row = fresh.get(id) ?? known.get(id);
        return row === undefined ? [] : [[id, row]];
      }),
    );
  }
}
