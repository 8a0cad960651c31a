import { counted } from '../counted.ts';
import { isRecord, passed } from '../outcome.ts';
import { valueAt, withValuesAt } from '../sealed/json-pointer.ts';
import { findSealed, isSealedMark } from '../sealed/sealed-field.ts';
import { verifyOpenedField, verifySealedBox } from '../sealed/verify-sealed.ts';
import type { Bundle } from './bundle.ts';
import { badEvent, type Finding, type ReadEvent } from './check-events.ts';

/** Checks that the included boxes are those that were sealed. */
export function checkBoxes(events: readonly ReadEvent[]): Finding {
  const name = 'boxes';
  let boxes = 0;
  for (const event of events) {
    const marks = findSealed(event.content.data);
    for (const [pointer, entry] of Object.entries(event.sealed)) {
      const why = boxFault(marks.get(pointer), entry);
      if (why !== undefined) return badEvent(name, 'altered-box', event, `at '${pointer}', ${why}`);
      boxes += 1;
    }
  }
  return {
    check: passed(
      name,
      `${counted(boxes, 'box of a sealed field', 'boxes of sealed fields')}, each the one that was sealed`,
    ),
  };
}

function boxFault(mark: unknown, entry: unknown): string | undefined {
  if (!isSealedMark(mark)) return 'a box stands beside no sealed field';
  const verdict = verifySealedBox({ mark, entry });
  return verdict.ok ? undefined : verdict.reason;
}

/** Checks that the opened values are those that were recorded. */
export function checkOpenedFields(events: readonly ReadEvent[]): Finding {
  const name = 'opened fields';
  let [fields, opened] = [0, 0];
  for (const event of events) {
    const marks = findSealed(event.content.data);
    fields += marks.size;
    for (const [pointer, field] of Object.entries<unknown>(event.opened)) {
      const why = openedFault(marks.get(pointer), field);
      if (why !== undefined) return badEvent(name, 'altered-value', event, `at '${pointer}', ${why}`);
      opened += 1;
    }
  }
  return {
    check: passed(
      name,
      `${opened} of ${counted(fields, 'sealed field')} open, each as it was recorded; ${fields - opened} left as digests`,
    ),
  };
}

function openedFault(mark: unknown, field: unknown): string | undefined {
  if (!isSealedMark(mark)) return 'a value was opened where nothing is sealed';
  if (!isRecord(field)) return 'the opened field is malformed';
  const { value, salt } = field;
  const verdict = verifyOpenedField({ mark, value, salt: salt as string });
  return verdict.ok ? undefined : verdict.reason;
}

/** Checks that each listed document is named by an event, with that hash, at that pointer. */
export function checkDocuments({ documents }: Bundle, events: readonly ReadEvent[]): Finding {
  const byPosition = new Map(events.map((event) => [event.position, event]));
  for (const { position, pointer, sha256 } of documents) {
    const event = byPosition.get(position);
    const found = event === undefined ? undefined : valueAt(openedData(event), pointer);
    if (found?.value !== sha256) {
      const why = `no document ${sha256} is named at '${pointer}'`;
      return badEvent(
        'documents',
        'altered-value',
        event ?? { position, leaf: '', proof: [], sealed: {}, opened: {} },
        why,
      );
    }
  }
  return { check: passed('documents', `${counted(documents.length, 'document')}, each named by an event`) };
}

/** The data of an event with its opened fields in place. */
function openedData({ content, opened }: ReadEvent): unknown {
  return withValuesAt(
    content.data,
    Object.entries(opened).map(([pointer, { value }]) => [pointer, value] as const),
  );
}
