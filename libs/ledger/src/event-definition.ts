import type { z } from 'zod';
import type { RecordedEvent } from './recorded-event.ts';
import type { SealMark } from './sealable.ts';
import type { StreamCategory } from './stream.ts';

/** `PascalCase.v<N>`: a released schema never changes, a new shape is a new version. */
export type EventTypeName = `${string}.v${number}`;

/** One entry of the event catalogue: what the event is called, where it stands, its shape, and which fields are sealed. */
export interface EventDefinition<Type extends EventTypeName = EventTypeName, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  /** Where it stands. A few events (a role granted) may stand on streams of more than one category. */
  readonly category: StreamCategory | readonly StreamCategory[];
  /** The shape in the log. Fields declared `sealable` may be a value or its sealed mark. */
  readonly data: Schema;
  /** The fields of this event that must be sealed before it is appended. */
  readonly seals: (data: z.infer<Schema>) => readonly SealMark[];
}

/** Declares an event; `seals` defaults to nothing. */
export function defineEvent<const Type extends EventTypeName, Schema extends z.ZodType>(definition: {
  readonly type: Type;
  readonly category: StreamCategory | readonly StreamCategory[];
  readonly data: Schema;
  readonly seals?: (data: z.infer<Schema>) => readonly SealMark[];
}): EventDefinition<Type, Schema> {
  return { seals: () => [], ...definition };
}

/** True where events of this definition may stand on a stream of this category. */
export const standsOn = (definition: EventDefinition, category: StreamCategory): boolean =>
  [definition.category].flat().includes(category);

type Definitions = readonly EventDefinition<EventTypeName, z.ZodType>[];

/** What `decide` returns: an event not yet recorded. */
export type DecidedOf<D extends Definitions> = {
  [K in keyof D]: D[K] extends EventDefinition<infer Type, infer Schema>
    ? { readonly type: Type; readonly data: z.infer<Schema> }
    : never;
}[number];

/** What `evolve` is given: an event of one of these definitions, as recorded. */
export type RecordedOf<D extends Definitions> = {
  [K in keyof D]: D[K] extends EventDefinition<infer Type, infer Schema> ? RecordedEvent<Type, z.infer<Schema>> : never;
}[number];
