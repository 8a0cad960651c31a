import { Module } from '@nestjs/common';
import { ReadPortfolioHandler } from './portfolio.query.ts';
import { PortfolioController } from './portfolio.controller.ts';

@Module({ controllers: [PortfolioController], providers: [ReadPortfolioHandler] })
export class PortfolioModule {}
