import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { Money } from '../money.ts';
import type { ConfidentialityClass } from '../sealable.ts';
import type { CostLine, templateAgreed } from './events.ts';

/** Opens the book of one product. */
export type AgreeTemplate = z.infer<typeof templateAgreed.data>;

/** A cost line in clear text; the ledger seals amount and basis by its class. */
export type StatedLine = Omit<CostLine, 'amount' | 'basis'> & { readonly amount: Money; readonly basis?: string };

export interface StatedMoney {
  readonly class: ConfidentialityClass;
  readonly amount: Money;
}

export interface DiscloseCost {
  /** Its name in the book, such as `2026-03`. */
  readonly disclosure: string;
  readonly period: string;
  readonly volume?: string;
  readonly unit?: string;
  readonly price?: StatedMoney;
  readonly revenue?: StatedMoney;
  readonly synthetic?: boolean;
  readonly lines: StatedLine[];
  /** Sum of the lines, where the discloser states it. */
  readonly total?: Money;
}

export interface Challenge {
  readonly disclosure: string;
  readonly line: string;
  readonly question: string;
}

export interface AnswerChallenge {
  /** Id of the challenge: that of its command. */
  readonly challenge: string;
  readonly answer: string;
}

export type CostBookCommand =
  | Command<'agreeTemplate', AgreeTemplate>
  | Command<'discloseCost', DiscloseCost>
  | Command<'challenge', Challenge>
  | Command<'answerChallenge', AnswerChallenge>;
