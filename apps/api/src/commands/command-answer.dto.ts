import { Described } from '../http/api-description.ts';
import { EventDto } from '../log/event.dto.ts';

export class ReceiptDto {
  @Described({ type: [String], format: 'uuid' })
  eventIds!: string[];

  @Described({
    description: 'The stream in which they stand.',
    example: 'commitment-3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f',
  })
  stream!: string;

  @Described({ type: 'integer', description: 'Revision of the last one; the ETag.' })
  revision!: number;

  @Described({
    type: 'integer',
    nullable: true,
    description: 'Leaf index of the last one in the log; null for the instant before it is indexed.',
  })
  position!: number | null;

  @Described({ description: 'Send it as Pacta-Min-Token with a read that must see this write.' })
  token!: string;

  @Described({ type: [String], description: 'RFC 6962 leaf hashes of the events, hex.' })
  leafHashes!: string[];

  @Described({
    description: 'Address of the last event, for good.',
    example: '/v1/events/0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21',
  })
  permalink!: string;
}

export class CommandAnswerDto {
  @Described({ description: 'What the command made, or changed.' })
  id!: string;

  @Described({ type: [EventDto] })
  events!: EventDto[];

  @Described({ type: ReceiptDto, nullable: true, description: 'null for a dry run.' })
  receipt!: ReceiptDto | null;
}
