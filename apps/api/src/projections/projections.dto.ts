import { ApiProperty } from '../http/open-api-marks.ts';

class StoppedDto {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty()
  reason!: string;
}

export class ParkedEventDto {
  @ApiProperty()
  projection!: string;

  @ApiProperty({ description: 'The partition that waits: its stream.' })
  key!: string;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: 'integer', description: 'Events of the partition behind it that are held back.' })
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

  @ApiProperty({ enum: ['building', 'waiting', 'swapping', 'done', 'cancelled', 'failed'] })
  state!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index of the last event folded.' })
  position!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Leaf index of the newest event of the log.' })
  head!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Events a second, lately.' })
  rate!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Seconds until it has come to the head.' })
  etaSeconds!: number | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({ type: [ProjectionDifferencesDto] })
  differences!: ProjectionDifferencesDto[];

  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
}

class ProjectionDto {
  @ApiProperty({ example: 'commitment-register' })
  name!: string;

  @ApiProperty({ description: 'Hash of the source that its rows are folded by.' })
  version!: string;

  @ApiProperty({ enum: ['following', 'outdated', 'stopped'] })
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

  @ApiProperty({ type: StoppedDto, nullable: true })
  stopped!: StoppedDto | null;

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
  @ApiProperty({ type: 'integer', description: 'Parked partitions that were folded again.' })
  retried!: number;

  @ApiProperty({ type: 'integer', description: 'Those that are whole again.' })
  cleared!: number;

  @ApiProperty({ type: 'integer', description: 'Projections that had stopped and go on.' })
  resumed!: number;
}
