import { Module } from '@nestjs/common';
import { EventStreams } from './event-streams.ts';
import { GetEventHandler } from './get-event.query.ts';
import { ListEventsHandler } from './list-events.query.ts';
import { LogController } from './log.controller.ts';

@Module({
  controllers: [LogController],
  providers: [GetEventHandler, ListEventsHandler, EventStreams],
})
export class LogModule {}
