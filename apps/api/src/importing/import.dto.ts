import { ApiProperty } from '../http/open-api-marks.ts';
import { REJECTION_CODES } from '@pacta/interop';

class TotalDto {
  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ description: 'Exact decimal in major units, without trailing zeros.', example: '8957587.88' })
  amount!: string;
}

class ControlTotalDto {
  @ApiProperty({ example: 'GBP' })
  currency!: string;

  @ApiProperty({ description: 'The source’s own code.', example: 'iati:3' })
  kind!: string;

  @ApiProperty({ type: TotalDto })
  read!: TotalDto;

  @ApiProperty({ type: TotalDto })
  recorded!: TotalDto;

  @ApiProperty({ type: TotalDto })
  rejected!: TotalDto;

  @ApiProperty({ example: '0' })
  rounding!: string;
}

export class TotalsDto {
  @ApiProperty({ type: [ControlTotalDto] })
  items!: ControlTotalDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The last event that counts; null before the first.' })
  asOf!: number | null;
}

class SourceDto {
  @ApiProperty({ enum: ['iati', '360giving'] })
  format!: string;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ type: String, nullable: true })
  publisher!: string | null;
}

class RecordsByKindDto {
  @ApiProperty({ type: 'integer' })
  activities!: number;

  @ApiProperty({ type: 'integer' })
  flows!: number;

  @ApiProperty({ type: 'integer' })
  grants!: number;
}

class ImportEventsDto {
  @ApiProperty({ type: 'integer' })
  written!: number;

  @ApiProperty({ type: 'integer' })
  alreadyThere!: number;
}

class RejectionDto {
  @ApiProperty({ example: 'line 210: iati-activity[2]/transaction[14]' })
  place!: string;

  @ApiProperty({ enum: Object.keys(REJECTION_CODES) })
  code!: string;

  @ApiProperty()
  reason!: string;
}

class LeftOutDto {
  @ApiProperty({ example: 'contact-info' })
  name!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

class ImportSummaryDto {
  @ApiProperty({ type: SourceDto })
  source!: SourceDto;

  @ApiProperty({ type: 'integer', description: 'Records read: activities and transactions, or grants.' })
  records!: number;

  @ApiProperty({ type: RecordsByKindDto })
  recordsByKind!: RecordsByKindDto;

  @ApiProperty({ type: ImportEventsDto })
  events!: ImportEventsDto;

  @ApiProperty({
    type: 'integer',
    description: 'Reports that are older than what the ledger holds: they changed nothing.',
  })
  older!: number;

  @ApiProperty({ type: [RejectionDto], description: 'The first 10,000.' })
  rejected!: RejectionDto[];

  @ApiProperty({ type: 'integer' })
  rejectedInAll!: number;

  @ApiProperty({ type: [LeftOutDto], description: 'Elements of which nothing is recorded.' })
  leftOut!: LeftOutDto[];

  @ApiProperty({ type: [ControlTotalDto] })
  totals!: ControlTotalDto[];

  @ApiProperty({ description: 'True where in every row read = recorded + rejected + rounding.' })
  balanced!: boolean;

  @ApiProperty()
  dryRun!: boolean;

  @ApiProperty()
  cancelled!: boolean;
}

class ImportFaultDto {
  @ApiProperty({ description: 'Has a page in docs/problems.', example: 'xml-malformed' })
  code!: string;

  @ApiProperty()
  detail!: string;

  @ApiProperty()
  next!: string;

  @ApiProperty({ type: String, nullable: true, example: 'line 12, column 7' })
  place!: string | null;
}

export class ImportDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['waiting', 'reading', 'recording', 'done', 'cancelled', 'failed'] })
  state!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Of this reading; the whole file is read first, then read again and recorded.',
  })
  bytes!: number;

  @ApiProperty({ type: 'integer' })
  totalBytes!: number;

  @ApiProperty({ type: 'integer', description: 'Events written so far.' })
  written!: number;

  @ApiProperty({ type: ImportSummaryDto, nullable: true })
  summary!: ImportSummaryDto | null;

  @ApiProperty({
    type: ImportFaultDto,
    nullable: true,
    description: 'Where it failed; then nothing is lost that was written.',
  })
  fault!: ImportFaultDto | null;
}
