import { ApiProperty } from '../http/open-api-marks.ts';

/** One event as the log shows it. */
export class EventDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index: 0, 1, 2 … over the whole ledger.' })
  position!: number | null;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty()
  stream!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ example: 'Pledged.v1' })
  type!: string;

  @ApiProperty({ format: 'date-time', description: 'When the ledger learned it.' })
  recordedAt!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'When it was true, where known.' })
  effectiveOn!: string | null;

  @ApiProperty()
  actor!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  partnershipId!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As it stands in the leaf: sealed fields are marks.',
  })
  data!: unknown;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Who, when, by which command.',
  })
  metadata!: unknown;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'JSON pointer → value and salt of the sealed fields that you may read.',
  })
  opened!: unknown;

  @ApiProperty({ description: 'RFC 6962 leaf hash, hex.' })
  leafHash!: string;
}
