import { Module } from '@nestjs/common';
import { ReadPortfolioHandler } from './portfolio.query.ts';
import { ReadPortfolioController } from './read-portfolio.controller.ts';

@Module({ controllers: [ReadPortfolioController], providers: [ReadPortfolioHandler] })
export class PortfolioModule {}
