import { Module } from '@nestjs/common';
import { ContributionController } from './contribution.controller.ts';

@Module({ controllers: [ContributionController] })
export class ContributionModule {}
