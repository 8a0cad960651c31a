import { Described } from '../http/api-description.ts';

class LedgerHeadDto {
  @Described({ type: 'integer' })
  position!: number;

  @Described({ format: 'uuid' })
  eventId!: string;

  @Described()
  leafHash!: string;

  @Described({ description: 'Send it as Pacta-Min-Token with a read.' })
  token!: string;
}

export class LedgerDto {
  @Described()
  purpose!: string;

  @Described({ description: 'IANA time zone, fixed by the first event.', example: 'Europe/Paris' })
  zone!: string;

  @Described({ description: 'True: nothing in here is a real record.' })
  demo!: boolean;

  @Described({ type: 'integer' })
  events!: number;

  @Described({ type: LedgerHeadDto, nullable: true })
  head!: LedgerHeadDto | null;
}

class CheckDto {
  @Described()
  name!: string;

  @Described()
  ok!: boolean;

  @Described({ required: false, description: 'True where it passed and yet found something to look at.' })
  warning?: boolean;

  @Described()
  detail!: string;
}

class FirstBadDto {
  @Described({ type: 'integer', nullable: true })
  position!: number | null;

  @Described({ type: String, nullable: true })
  stream!: string | null;

  @Described({ type: 'integer', nullable: true })
  revision!: number | null;

  @Described({ type: String, nullable: true })
  eventId!: string | null;

  @Described()
  why!: string;
}

export class VerificationDto {
  @Described()
  ok!: boolean;

  @Described({ type: 'integer' })
  events!: number;

  @Described({ type: [CheckDto] })
  checks!: CheckDto[];

  @Described({ type: FirstBadDto, nullable: true })
  firstBad!: FirstBadDto | null;
}
