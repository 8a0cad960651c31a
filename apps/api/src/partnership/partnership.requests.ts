import {
  LONGEST_REVOCATION_REASON,
  PARTNERSHIP_ROLES,
  partnershipBounds,
  PHASES,
  READINGS,
  SECTORS,
  valuationBounds,
  type PartnershipRole,
  type Phase,
  type Reading,
  type Sector,
} from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { IdentifierDto, MoneyDto, SyntheticField } from '../commands/shared-fields.ts';
import {
  ActorField,
  ChoiceField,
  DateField,
  HashField,
  IdField,
  KeyField,
  LineField,
  PartField,
  TextField,
  WholeField,
} from '../http/fields.ts';
import { LinesField, PartsField, TextsField } from '../http/list-fields.ts';

class OrganisationDto {
  @IdField({
    optional: true,
    description: 'Where the ledger knows it already. Without one, the first identifier makes it, else the command.',
  })
  id?: string;

  @LineField(partnershipBounds.name, { example: 'French Red Cross' })
  name!: string;

  @PartsField(() => IdentifierDto, partnershipBounds.identifiers, { optional: true })
  identifiers?: IdentifierDto[];
}

export class AddPartnerDto extends CommandBody {
  @PartField(() => OrganisationDto)
  organisation!: OrganisationDto;

  @ChoiceField(SECTORS)
  sector!: Sector;

  @LinesField(partnershipBounds.roles, partnershipBounds.role, {
    description: 'What it does along the value chain, in its own words.',
  })
  roles!: string[];
}

class ObjectiveDto {
  @KeyField({ description: 'Unique within the charter.', example: 'reach' })
  id!: string;

  @TextField(partnershipBounds.objectiveText)
  text!: string;

  @LineField(partnershipBounds.measure, {
    optional: true,
    description: 'What is counted; with a target it makes the objective measurable.',
  })
  measure?: string;

  @LineField(partnershipBounds.target, { optional: true })
  target?: string;
}

export class AdoptCharterDto extends CommandBody {
  @PartsField(() => ObjectiveDto, partnershipBounds.objectives)
  objectives!: ObjectiveDto[];

  @TextsField(partnershipBounds.redLines, partnershipBounds.charterText, {
    description: 'What the partnership will never do.',
  })
  redLines!: string[];

  @TextsField(partnershipBounds.principles, partnershipBounds.charterText, { optional: true })
  principles?: string[];

  @HashField({ optional: true, description: 'SHA-256 of the signed document.' })
  documentHash?: string;

  @IdField({
    optional: true,
    description: 'The decision that adopted it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}

export class AdoptExitPlanDto extends CommandBody {
  @TextsField(partnershipBounds.triggers, partnershipBounds.exitText, {
    description: 'What would end the partnership.',
  })
  triggers!: string[];

  @TextsField(partnershipBounds.heirs, partnershipBounds.exitText, { description: 'Who takes over what it leaves.' })
  heirs!: string[];

  @DateField({ description: 'The day by which it is to stand without the partnership.' })
  horizon!: string;

  @IdField({
    optional: true,
    description: 'The decision that adopted it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}

class YearlyCeilingDto {
  @WholeField(valuationBounds.year)
  year!: number;

  @PartField(() => MoneyDto, { description: 'The monthly ceiling of that year.' })
  monthly!: MoneyDto;
}

export class AgreeValuationRuleDto extends CommandBody {
  @ChoiceField(READINGS, { description: 'How the ceiling is read: month by month is what most sources say.' })
  reading!: Reading;

  @PartsField(() => YearlyCeilingDto, valuationBounds.ceilings)
  ceilings!: YearlyCeilingDto[];

  @ChoiceField(['whole', 'shrinks'], { description: 'Whether the ceiling shrinks with part time.' })
  partTime!: 'whole' | 'shrinks';

  @DateField({ description: 'In force from this day on.' })
  from!: string;

  @TextField(valuationBounds.source, { description: 'Where ceilings and reading were taken from.' })
  source!: string;

  @IdField({
    optional: true,
    description: 'The decision that agreed it; needed once the partnership has left preparation.',
  })
  decisionId?: string;
}

export class ChangePhaseDto extends CommandBody {
  @ChoiceField(PHASES)
  to!: Phase;

  @TextField(partnershipBounds.reason, { optional: true })
  reason?: string;

  @IdField({ optional: true, description: 'The decision behind it.' })
  decisionId?: string;
}

export class FoundPartnershipDto extends CommandBody {
  @LineField(partnershipBounds.name, { example: 'Projet Malin' })
  name!: string;

  @TextField(partnershipBounds.purpose, { description: 'What it is for.' })
  purpose!: string;

  @PartsField(() => IdentifierDto, partnershipBounds.externalIds, {
    optional: true,
    description:
      'Its numbers in other registers. With scheme IATI or 360Giving, what publishers reported under that number is of this partnership.',
  })
  externalIds?: IdentifierDto[];

  @SyntheticField('record')
  synthetic?: boolean;
}

export class GrantRoleDto extends CommandBody {
  @ActorField({ description: 'A random id or a role, never a name.' })
  actor!: string;

  @ChoiceField(PARTNERSHIP_ROLES)
  role!: PartnershipRole;

  @IdField({
    optional: true,
    description: 'The partner for whom the person acts; needed for a discloser, a partner and a funder.',
  })
  organisation?: string;
}

export class RevokeRoleDto extends CommandBody {
  @ActorField()
  actor!: string;

  @ChoiceField(PARTNERSHIP_ROLES)
  role!: PartnershipRole;

  @TextField(LONGEST_REVOCATION_REASON, { optional: true })
  reason?: string;
}
