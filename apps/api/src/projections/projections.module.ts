import { Module } from '@nestjs/common';
import { ProjectionAdministration } from './projection-administration.ts';
import { ProjectionsController } from './projections.controller.ts';

@Module({ controllers: [ProjectionsController], providers: [ProjectionAdministration] })
export class ProjectionsModule {}
