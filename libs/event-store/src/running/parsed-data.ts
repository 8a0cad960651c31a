import { refuse, type EventDefinition, type Refusal } from '@pacta/ledger';

/** The command's data passed its own checks and still does not fit the event's schema, as with a control character. */
export class NotRecordable extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** @throws NotRecordable */
export function parsedData(definition: EventDefinition, data: unknown): unknown {
  const outcome = definition.data.safeParse(data);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  const pointer = (issue?.path ?? []).map((step) => `/${String(step)}`).join('');
  throw new NotRecordable(
    refuse(
      'not-recordable',
      `${pointer === '' ? 'The data' : pointer}: ${issue?.message}.`,
      'Correct that field and send the command again.',
      pointer,
    ),
  );
}
