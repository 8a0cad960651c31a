import type { z } from 'zod';
import type { RecordedEvent } from './recorded-event.ts';
import type { SealMark } from './sealable.ts';
import type { StreamCategory } from './stream.ts';

/** `PascalCase.v<N>`: a released schema never changes, a new shape is a new version. */
export type EventTypeName = `${string}.v${number}`;

/** One entry of the event catalogue: name, categories of stream, schema, and which fields are sealed. */
export interface EventDefinition<Type extends EventTypeName = EventTypeName, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  /** A few events (a role granted) are recorded on streams of more than one category. */
  readonly category: StreamCategory | readonly StreamCategory[];
  /** The schema in the log. Fields declared `sealable` hold a value or its seal. */
  readonly data: Schema;
  /** The fields that must be sealed before this event is appended. */
  readonly seals: (data: z.infer<Schema>) => readonly SealMark[];
}

/** Declares an event; `seals` defaults to none. */
export function defineEvent<const Type extends EventTypeName, Schema extends z.ZodType>(definition: {
  readonly type: Type;
  readonly category: StreamCategory | readonly StreamCategory[];
  readonly data: Schema;
  readonly seals?: (data: z.infer<Schema>) => readonly SealMark[];
}): EventDefinition<Type, Schema> {
  return { seals: () => [], ...definition };
}

/** Whether events of this definition may be recorded on streams of this category. */
export const isRecordedOn = (definition: EventDefinition, category: StreamCategory): boolean =>
  [definition.category].flat().includes(category);

type Definitions = readonly EventDefinition<EventTypeName, z.ZodType>[];

/** What `decide` returns: an event not yet recorded. */
export type DecidedOf<D extends Definitions> = {
  [K in keyof D]: D[K] extends EventDefinition<infer Type, infer Schema>
    ? { readonly type: Type; readonly data: z.infer<Schema> }
    : never;
}[number];

/** What `evolve` is given: a recorded event of one of these definitions. */
export type RecordedOf<D extends Definitions> = {
  [K in keyof D]: D[K] extends EventDefinition<infer Type, infer Schema> ? RecordedEvent<Type, z.infer<Schema>> : never;
}[number];
