import { Module } from '@nestjs/common';
import { CommitmentController } from './commitment.controller.ts';

@Module({ controllers: [CommitmentController] })
export class CommitmentModule {}
