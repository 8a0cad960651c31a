import { Module } from '@nestjs/common';
import { GetEventHandler } from './get-event.query.ts';
import { ListEventsHandler } from './list-events.query.ts';
import { LogController } from './log.controller.ts';

@Module({ controllers: [LogController], providers: [GetEventHandler, ListEventsHandler] })
export class LogModule {}
