import { Described } from '../http/api-description.ts';
import { REJECTION_CODES } from '@pacta/interop';

class TotalDto {
  @Described({ type: 'integer' })
  count!: number;

  @Described({ description: 'Exact decimal in major units, without trailing zeros.', example: '8957587.88' })
  amount!: string;
}

class ControlTotalDto {
  @Described({ example: 'GBP' })
  currency!: string;

  @Described({ description: 'The source’s own code.', example: 'iati:3' })
  kind!: string;

  @Described({ type: TotalDto })
  read!: TotalDto;

  @Described({ type: TotalDto })
  recorded!: TotalDto;

  @Described({ type: TotalDto })
  rejected!: TotalDto;

  @Described({ example: '0' })
  rounding!: string;
}

export class TotalsDto {
  @Described({ type: [ControlTotalDto] })
  items!: ControlTotalDto[];

  @Described({ type: 'integer', nullable: true, description: 'The last event that counts; null before the first.' })
  asOf!: number | null;
}

class SourceDto {
  @Described({ enum: ['iati', '360giving'] })
  format!: string;

  @Described()
  sha256!: string;

  @Described({ type: String, nullable: true })
  publisher!: string | null;
}

class RecordsByKindDto {
  @Described({ type: 'integer' })
  activities!: number;

  @Described({ type: 'integer' })
  flows!: number;

  @Described({ type: 'integer' })
  grants!: number;
}

class ImportEventsDto {
  @Described({ type: 'integer' })
  written!: number;

  @Described({ type: 'integer' })
  alreadyThere!: number;
}

class RejectionDto {
  @Described({ example: 'line 210: iati-activity[2]/transaction[14]' })
  place!: string;

  @Described({ enum: Object.keys(REJECTION_CODES) })
  code!: string;

  @Described()
  reason!: string;
}

class LeftOutDto {
  @Described({ example: 'contact-info' })
  name!: string;

  @Described({ type: 'integer' })
  count!: number;
}

class TakenBackTotalDto {
  @Described({ example: 'GBP' })
  currency!: string;

  @Described({ example: 'iati:3' })
  kind!: string;

  @Described({ type: TotalDto })
  withdrawn!: TotalDto;

  @Described({ type: TotalDto })
  corrected!: TotalDto;
}

class StatedMoneyDto {
  @Described({ description: 'In minor units.', example: '100050' })
  amount!: string;

  @Described({ example: 'GBP' })
  currency!: string;
}

class TakenBackRecordDto {
  @Described({ enum: ['withdrawn', 'corrected', 'kept'] })
  what!: string;

  @Described({ description: 'Where the earlier file said it.', example: 'line 210: iati-activity[2]/transaction[14]' })
  place!: string;

  @Described({ type: String, nullable: true, description: 'Null for an activity, which has no amount.' })
  kind!: string | null;

  @Described({ type: StatedMoneyDto, nullable: true })
  before!: StatedMoneyDto | null;

  @Described({ type: StatedMoneyDto, nullable: true, description: 'Null for a record that is gone.' })
  now!: StatedMoneyDto | null;
}

class TakenBackDto {
  @Described({ type: 'integer' })
  withdrawn!: number;

  @Described({ type: 'integer' })
  corrected!: number;

  @Described({ type: 'integer', description: 'Gone from the file, and not withdrawn: nobody asked for it.' })
  kept!: number;

  @Described({ type: [TakenBackTotalDto], description: 'The amounts that stood before.' })
  totals!: TakenBackTotalDto[];

  @Described({ type: [TakenBackRecordDto], description: 'The first 10,000.' })
  records!: TakenBackRecordDto[];
}

class ImportSummaryDto {
  @Described({ type: SourceDto })
  source!: SourceDto;

  @Described({ type: 'integer', description: 'Records read: activities and transactions, or grants.' })
  records!: number;

  @Described({ type: RecordsByKindDto })
  recordsByKind!: RecordsByKindDto;

  @Described({ type: ImportEventsDto })
  events!: ImportEventsDto;

  @Described({
    type: 'integer',
    description: 'Reports that are older than what the ledger holds: they changed nothing.',
  })
  older!: number;

  @Described({ type: TakenBackDto, description: 'Records of the ledger that the file withdraws or corrects.' })
  takenBack!: TakenBackDto;

  @Described({ type: [RejectionDto], description: 'The first 10,000.' })
  rejected!: RejectionDto[];

  @Described({ type: 'integer' })
  rejectedInAll!: number;

  @Described({ type: [LeftOutDto], description: 'Elements of which nothing is recorded.' })
  leftOut!: LeftOutDto[];

  @Described({ type: [ControlTotalDto] })
  totals!: ControlTotalDto[];

  @Described({ description: 'True where in every row read = recorded + rejected + rounding.' })
  balanced!: boolean;

  @Described()
  dryRun!: boolean;

  @Described()
  cancelled!: boolean;
}

class ImportFaultDto {
  @Described({ description: 'Has a page in docs/problems.', example: 'xml-malformed' })
  code!: string;

  @Described()
  detail!: string;

  @Described()
  next!: string;

  @Described({ type: String, nullable: true, example: 'line 12, column 7' })
  place!: string | null;
}

export class ImportDto {
  @Described({ format: 'uuid' })
  id!: string;

  @Described({ enum: ['waiting', 'reading', 'recording', 'done', 'cancelled', 'failed'] })
  state!: string;

  @Described({
    type: 'integer',
    description: 'Of this reading; the whole file is read first, then read again and recorded.',
  })
  bytes!: number;

  @Described({ type: 'integer' })
  totalBytes!: number;

  @Described({ type: 'integer', description: 'Events written so far.' })
  written!: number;

  @Described({ type: ImportSummaryDto, nullable: true })
  summary!: ImportSummaryDto | null;

  @Described({
    type: ImportFaultDto,
    nullable: true,
    description: 'Where it failed; then nothing is lost that was written.',
  })
  fault!: ImportFaultDto | null;
}
