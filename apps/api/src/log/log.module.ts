import { Module } from '@nestjs/common';
import { EventStreams } from './event-streams.ts';
import { LogController } from './log.controller.ts';

@Module({
  controllers: [LogController],
  providers: [EventStreams],
})
export class LogModule {}
