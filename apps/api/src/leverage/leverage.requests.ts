import {
  CONTEST_GROUNDS,
  LEVERAGE_BASES,
  leverageBounds,
  methodDefinition,
  type MethodDefinition,
} from '@pacta/ledger';
import { Matches } from 'class-validator';
import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import {
  ChoiceField,
  CurrencyField,
  FlagField,
  HashField,
  EventIdField,
  IdField,
  KeyField,
  LineField,
  MayBeAbsent,
  PartField,
  TextField,
  WholeField,
} from '../http/fields.ts';
import { IdsField } from '../http/list-fields.ts';
import { Described } from '../http/api-description.ts';
import { ShapeField } from '../http/shape-field.ts';
import { ReadQuery } from '../queries/read-query.dto.ts';

export class AssertAvoidedCostDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @TextField(leverageBounds.description, { description: 'What is avoided, for whom and over which time.' })
  description!: string;

  @TextField(leverageBounds.evidence)
  evidence!: string;

  @IdField({ optional: true, description: 'The partner that asserts it; without it, the one you act for.' })
  by?: string;

  @HashField({ optional: true })
  documentHash?: string;
}

export class AssertCausalityDto extends CommandBody {
  @TextField(leverageBounds.evidence, { description: 'Why the money would not have come otherwise.' })
  evidence!: string;

  @IdField({ optional: true, description: 'The partner that asserts it; without it, the one you act for.' })
  by?: string;

  @IdsField(leverageBounds.commitments, {
    optional: true,
    description: 'The commitments it speaks of; without it, all private money.',
  })
  commitments?: string[];

  @HashField({ optional: true })
  documentHash?: string;
}

export class ContestCausalityDto extends CommandBody {
  @TextField(leverageBounds.reason)
  reason!: string;

  @ChoiceField(CONTEST_GROUNDS, { optional: true, description: 'Without it: the money would have come anyway.' })
  grounds?: (typeof CONTEST_GROUNDS)[number];

  @EventIdField({ optional: true, description: 'The event of the assertion that is contested.' })
  assertion?: string;

  @IdsField(leverageBounds.commitments, {
    optional: true,
    description: 'The commitments it speaks of; needed for the other grounds.',
  })
  commitments?: string[];
}

export class DesignateAnchorDto extends CommandBody {
  @IdsField(leverageBounds.anchorCommitments, {
    optional: true,
    description: 'The commitments whose money is the anchor.',
  })
  commitments?: string[];

  @IdField({ optional: true, description: 'One commitment: short for a list of one.' })
  commitmentId?: string;

  @IdField({ optional: true, description: 'Everything that this partner gives is the anchor, or is part of it.' })
  provider?: string;

  @LineField(leverageBounds.anchorName, { optional: true, description: 'What to call it.' })
  name?: string;

  @IdsField(leverageBounds.lenders, {
    optional: true,
    description: 'Who lends its money on; without it, its receivers that give others loans, equity and the like.',
  })
  lenders?: string[];

  @IdsField(leverageBounds.finalRecipients, {
    optional: true,
    description: 'Final recipients; without it, every receiver that is no lender.',
  })
  finalRecipients?: string[];

  @IdField({ optional: true, description: 'The adopted decision it rests on; needed once the partnership is active.' })
  decisionId?: string;
}

const CELL = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(/(${LEVERAGE_BASES.join('|')}))?$`);

export class LeverageQuery extends ReadQuery {
  @LineField(leverageBounds.anchorName, {
    description: 'The id of an anchor or of one of its commitments, at least six characters of either, or its name.',
    example: '3f0c2c8e-7d1a-5c4e-9b2f-0a1b2c3d4e5f',
  })
  anchor!: string;

  @CurrencyField({ optional: true, description: "Converted at recorded rates; without it, the anchor's own currency." })
  currency?: string;

  @Matches(CELL, { message: '$property must be a method, or method/basis such as simple-ratio/committed' })
  @MayBeAbsent()
  @Described({ required: false, description: 'One method, or one cell of the table with all of its events.' })
  cell?: string;
}

export class PublishMethodDto extends CommandBody {
  @KeyField({ description: 'A built-in method, or one of your own.', example: 'simple-ratio' })
  id!: string;

  @WholeField(leverageBounds.methodVersion, {
    optional: true,
    description: 'One above the last, which is taken where it is left out.',
  })
  version?: number;

  @LineField(leverageBounds.title)
  title!: string;

  @TextField(leverageBounds.source, { description: 'Where the rule comes from.' })
  source!: string;

  @FlagField({ description: 'True where the rule rests on something not confirmed: every figure then says so.' })
  provisional!: boolean;

  @ShapeField(methodDefinition, {
    description: 'How it counts; the language stands in docs/leverage.md. Without parts: no rule yet.',
    example: {
      causality: true,
      parts: [{ kind: 'ratio', name: 'others', over: [{ whose: 'others' }], under: [{ whose: 'anchor' }] }],
    },
  })
  definition!: MethodDefinition;

  @IdField({ optional: true, description: 'The adopted decision it rests on; needed once the partnership is active.' })
  decisionId?: string;
}
