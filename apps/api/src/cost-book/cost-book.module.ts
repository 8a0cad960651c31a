import { Module } from '@nestjs/common';
import { CostBookController } from './cost-book.controller.ts';

@Module({ controllers: [CostBookController] })
export class CostBookModule {}
