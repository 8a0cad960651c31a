import { Module } from '@nestjs/common';
import { AgreeTemplateController } from './agree-template.controller.ts';
import { AgreeTemplateHandler } from './agree-template.handler.ts';
import { AnswerChallengeController } from './answer-challenge.controller.ts';
import { AnswerChallengeHandler } from './answer-challenge.handler.ts';
import { ChallengeController } from './challenge.controller.ts';
import { ChallengeHandler } from './challenge.handler.ts';
import { DiscloseCostController } from './disclose-cost.controller.ts';
import { DiscloseCostHandler } from './disclose-cost.handler.ts';
import { ReadCostBooksController } from './read-cost-books.controller.ts';

@Module({
  controllers: [
    ReadCostBooksController,
    AgreeTemplateController,
    AnswerChallengeController,
    ChallengeController,
    DiscloseCostController,
  ],
  providers: [AgreeTemplateHandler, AnswerChallengeHandler, ChallengeHandler, DiscloseCostHandler],
})
export class CostBookModule {}
