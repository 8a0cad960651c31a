import { Described } from '../http/api-description.ts';

export class ParkedEventDto {
  @Described()
  projection!: string;

  @Described({ description: 'The stream that waits.' })
  key!: string;

  @Described({ type: 'integer' })
  position!: number;

  @Described({ format: 'uuid' })
  eventId!: string;

  @Described()
  type!: string;

  @Described()
  reason!: string;

  @Described({ type: 'integer', description: 'Later events of the stream that are held back.' })
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

  @Described({ enum: ['building', 'swapping', 'done', 'cancelled', 'failed'] })
  state!: string;

  @Described({ type: 'integer', nullable: true, description: 'Leaf index of the last event taken in.' })
  position!: number | null;

  @Described({ type: 'integer', nullable: true, description: 'Leaf index of the newest event of the log.' })
  head!: number | null;

  @Described({ type: Number, nullable: true, description: 'Events a second, lately.' })
  rate!: number | null;

  @Described({ type: Number, nullable: true, description: 'Seconds until it has come to the head.' })
  etaSeconds!: number | null;

  @Described({ format: 'date-time' })
  startedAt!: string;

  @Described({ description: 'True where it is under way and has made no progress for a minute.' })
  stalled!: boolean;

  @Described({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @Described({ type: [ProjectionDifferencesDto], description: 'Always empty: verification compares.' })
  differences!: ProjectionDifferencesDto[];

  @Described({ type: String, nullable: true })
  failure!: string | null;
}

class ProjectionDto {
  @Described({ example: 'log-index' })
  name!: string;

  @Described({ description: 'Of its rows: a number, raised with every change of what they say.' })
  version!: string;

  @Described({ enum: ['following', 'outdated'] })
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

  @Described({ type: Object, nullable: true, description: 'Always null: no projection stops as a whole.' })
  stopped!: null;

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
  @Described({ type: 'integer', description: 'Parked streams that were taken in again.' })
  retried!: number;

  @Described({ type: 'integer', description: 'Those that are whole again.' })
  cleared!: number;

  @Described({ type: 'integer', description: 'Always 0: no projection stops as a whole.' })
  resumed!: number;
}
