import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '../http/open-api-marks.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { AsOfQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { EventDto } from './event.dto.ts';
import { GetEvent } from './get-event.query.ts';
import { ListEvents } from './list-events.query.ts';
import { LogQuery } from './log-query.dto.ts';

class LogPageDto {
  @ApiProperty({ type: [EventDto] })
  items!: EventDto[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Cursor of the next page; null at the end. A page may be short before it.',
  })
  next!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index up to which the log is shown.' })
  asOf!: number | null;
}

@ApiTags('log')
@Controller('v1')
export class LogController {
  constructor(private readonly queries: QueryBus) {}

  @ReadRoute('listEvents', 'log', {
    summary: 'The log, as far as you may see it',
    capability: SIGNED_IN,
    answer: LogPageDto,
  })
  listEvents(@Query() query: LogQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new ListEvents(reader, query));
  }

  @ReadRoute('getEvent', 'events/:eventId', {
    summary: 'One event, with its metadata',
    capability: SIGNED_IN,
    answer: EventDto,
  })
  getEvent(@Param('eventId') eventId: string, @Query() { asOf }: AsOfQuery, @Reader() reader: ReadRequest) {
    return this.queries.execute(new GetEvent(eventId, reader, asOf));
  }
}
