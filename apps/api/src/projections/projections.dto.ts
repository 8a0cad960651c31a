import { Described } from '../http/api-description.ts';

class StoppedDto {
  @Described({ format: 'uuid' })
  eventId!: string;

  @Described({ type: 'integer' })
  position!: number;

  @Described()
  reason!: string;
}

export class ParkedEventDto {
  @Described()
  projection!: string;

  @Described({ description: 'The partition that waits: its stream.' })
  key!: string;

  @Described({ type: 'integer' })
  position!: number;

  @Described({ format: 'uuid' })
  eventId!: string;

  @Described()
  type!: string;

  @Described()
  reason!: string;

  @Described({ type: 'integer', description: 'Events of the partition behind it that are held back.' })
  held!: number;
}

class ProjectionDifferencesDto {
  @Described()
  projection!: string;

  @Described({ description: 'True where the fold has changed; false where live rows are not what the events make.' })
  expected!: boolean;

  @Described({ type: 'integer' })
  rows!: number;

  @Described({ type: [String], description: 'The first few, without values.' })
  examples!: string[];
}

export class RebuildDto {
  @Described({ type: [String] })
  projections!: string[];

  @Described({ enum: ['building', 'waiting', 'swapping', 'done', 'cancelled', 'failed'] })
  state!: string;

  @Described({ type: 'integer', nullable: true, description: 'Leaf index of the last event folded.' })
  position!: number | null;

  @Described({ type: 'integer', nullable: true, description: 'Leaf index of the newest event of the log.' })
  head!: number | null;

  @Described({ type: Number, nullable: true, description: 'Events a second, lately.' })
  rate!: number | null;

  @Described({ type: Number, nullable: true, description: 'Seconds until it has come to the head.' })
  etaSeconds!: number | null;

  @Described({ format: 'date-time' })
  startedAt!: string;

  @Described({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @Described({ type: [ProjectionDifferencesDto] })
  differences!: ProjectionDifferencesDto[];

  @Described({ type: String, nullable: true })
  failure!: string | null;
}

class ProjectionDto {
  @Described({ example: 'commitment-register' })
  name!: string;

  @Described({ description: 'Hash of the source that its rows are folded by.' })
  version!: string;

  @Described({ enum: ['following', 'outdated', 'stopped'] })
  state!: string;

  @Described({ type: 'integer', nullable: true })
  position!: number | null;

  @Described({ type: 'integer', nullable: true })
  head!: number | null;

  @Described({ type: 'integer', description: 'Events between the two.' })
  lag!: number;

  @Described({
    type: Number,
    nullable: true,
    description: 'Seconds since the oldest event not taken in was recorded.',
  })
  lagSeconds!: number | null;

  @Described({ type: StoppedDto, nullable: true })
  stopped!: StoppedDto | null;

  @Described({ type: [ParkedEventDto] })
  parked!: ParkedEventDto[];
}

export class ProjectionsDto {
  @Described({ description: 'True where every projection has taken in every event.' })
  caughtUp!: boolean;

  @Described({ description: 'What keeps the projector from going on, while it lasts.', nullable: true, type: String })
  fault!: string | null;

  @Described({ type: [ProjectionDto] })
  projections!: ProjectionDto[];

  @Described({ type: [RebuildDto], description: 'Rebuilds under way.' })
  rebuilds!: RebuildDto[];
}

export class RetriedDto {
  @Described({ type: 'integer', description: 'Parked partitions that were folded again.' })
  retried!: number;

  @Described({ type: 'integer', description: 'Those that are whole again.' })
  cleared!: number;

  @Described({ type: 'integer', description: 'Projections that had stopped and go on.' })
  resumed!: number;
}
