import { Module } from '@nestjs/common';
import { ProjectionDesk } from './projection-desk.ts';
import { ProjectionsController } from './projections.controller.ts';

@Module({ controllers: [ProjectionsController], providers: [ProjectionDesk] })
export class ProjectionsModule {}
