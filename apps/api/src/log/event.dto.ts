import { Described } from '../http/api-description.ts';

/** One event as the log shows it. */
export class EventDto {
  @Described({ type: 'integer', nullable: true, description: 'Leaf index: 0, 1, 2 … over the whole ledger.' })
  position!: number | null;

  @Described({ format: 'uuid' })
  eventId!: string;

  @Described()
  stream!: string;

  @Described({ type: 'integer' })
  revision!: number;

  @Described({ example: 'Pledged.v1' })
  type!: string;

  @Described({ format: 'date-time', description: 'When the ledger learned it.' })
  recordedAt!: string;

  @Described({ type: String, format: 'date', nullable: true, description: 'When it was true, where known.' })
  effectiveOn!: string | null;

  @Described()
  actor!: string;

  @Described({ type: String, format: 'uuid', nullable: true })
  partnershipId!: string | null;

  @Described({
    type: 'object',
    additionalProperties: true,
    description: 'As it stands in the leaf: sealed fields are marks.',
  })
  data!: unknown;

  @Described({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Who, when, by which command.',
  })
  metadata!: unknown;

  @Described({
    type: 'object',
    additionalProperties: true,
    description: 'JSON pointer → value and salt of the sealed fields that you may read.',
  })
  opened!: unknown;

  @Described({ description: 'RFC 6962 leaf hash, hex.' })
  leafHash!: string;
}

/** The event at the other end of a reference, its sealed fields as marks. */
class LinkedEventDto {
  @Described({ type: 'integer' })
  position!: number;

  @Described({ format: 'uuid' })
  eventId!: string;

  @Described()
  stream!: string;

  @Described({ type: 'integer' })
  revision!: number;

  @Described()
  type!: string;

  @Described({ type: 'object', additionalProperties: true })
  data!: unknown;

  @Described({ type: 'object', additionalProperties: { type: 'string' } })
  metadata!: unknown;

  @Described({ description: 'RFC 6901 pointer into the event that names the other.', example: '/data/challenge' })
  at!: string;
}

/** One event with its references in both directions. */
export class EventInFullDto extends EventDto {
  @Described({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'How each sealed field reads for you.',
  })
  sealed!: unknown;

  @Described({ type: [LinkedEventDto], description: 'Events that it names, as far as you may see them.' })
  refersTo!: LinkedEventDto[];

  @Described({ type: [LinkedEventDto], description: 'Events that name it, as far as you may see them.' })
  referredBy!: LinkedEventDto[];
}

export class LogPageDto {
  @Described({ type: [EventDto] })
  items!: EventDto[];

  @Described({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null at the end. A page may be short before it.',
  })
  next!: string | null;

  @Described({ type: 'integer', nullable: true, description: 'Leaf index up to which the log is shown.' })
  asOf!: number | null;
}
