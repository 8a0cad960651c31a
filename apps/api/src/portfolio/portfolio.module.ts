import { Module } from '@nestjs/common';
import { PortfolioController } from './portfolio.controller.ts';

@Module({ controllers: [PortfolioController] })
export class PortfolioModule {}
