import { Module } from '@nestjs/common';
import { EventStreams } from './event-streams.ts';
import { FollowEventsController } from './follow-events.controller.ts';
import { GetEventHandler } from './get-event.query.ts';
import { ListEventsHandler } from './list-events.query.ts';
import { LogController } from './log.controller.ts';

@Module({
  controllers: [FollowEventsController, LogController],
  providers: [GetEventHandler, ListEventsHandler, EventStreams],
})
export class LogModule {}
