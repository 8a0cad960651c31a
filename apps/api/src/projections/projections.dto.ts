import { ApiProperty } from '../http/open-api-marks.ts';

export class ParkedEventDto {
  @ApiProperty()
  projection!: string;

  @ApiProperty({ description: 'The stream that waits.' })
  key!: string;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: 'integer', description: 'Later events of the stream that are held back.' })
  held!: number;
}

class ProjectionDifferencesDto {
  @ApiProperty()
  projection!: string;

  @ApiProperty({ description: 'True where the fold has changed; false where live rows are not what the events make.' })
  expected!: boolean;

  @ApiProperty({ type: 'integer' })
  rows!: number;

  @ApiProperty({ type: [String], description: 'The first few, without values.' })
  examples!: string[];
}

export class RebuildDto {
  @ApiProperty({ type: [String] })
  projections!: string[];

  @ApiProperty({ enum: ['building', 'swapping', 'done', 'cancelled', 'failed'] })
  state!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index of the last event taken in.' })
  position!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index of the newest event of the log.' })
  head!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Events a second, lately.' })
  rate!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Seconds until it has come to the head.' })
  etaSeconds!: number | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ description: 'True where it is under way and has made no progress for a minute.' })
  stalled!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({ type: [ProjectionDifferencesDto], description: 'Always empty: verification compares.' })
  differences!: ProjectionDifferencesDto[];

  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
}

class ProjectionDto {
  @ApiProperty({ example: 'log-index' })
  name!: string;

  @ApiProperty({ description: 'Of its rows: a number, raised with every change of what they say.' })
  version!: string;

  @ApiProperty({ enum: ['following', 'outdated'] })
  state!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  position!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  head!: number | null;

  @ApiProperty({ type: 'integer', description: 'Events between the two.' })
  lag!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seconds since the oldest event not taken in was recorded.',
  })
  lagSeconds!: number | null;

  @ApiProperty({ type: Object, nullable: true, description: 'Always null: no projection stops as a whole.' })
  stopped!: null;

  @ApiProperty({ type: [ParkedEventDto] })
  parked!: ParkedEventDto[];
}

export class ProjectionsDto {
  @ApiProperty({ description: 'True where every projection has taken in every event.' })
  caughtUp!: boolean;

  @ApiProperty({ description: 'What keeps the projector from going on, while it lasts.', nullable: true, type: String })
  fault!: string | null;

  @ApiProperty({ type: [ProjectionDto] })
  projections!: ProjectionDto[];

  @ApiProperty({ type: [RebuildDto], description: 'Rebuilds under way.' })
  rebuilds!: RebuildDto[];
}

export class RetriedDto {
  @ApiProperty({ type: 'integer', description: 'Parked streams that were taken in again.' })
  retried!: number;

  @ApiProperty({ type: 'integer', description: 'Those that are whole again.' })
  cleared!: number;

  @ApiProperty({ type: 'integer', description: 'Always 0: no projection stops as a whole.' })
  resumed!: number;
}
