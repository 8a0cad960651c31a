import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtension, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '../http/open-api-marks.ts';
import { Capability } from '../http/capability.ts';
import { FlagField, TextField } from '../http/fields.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { Rated } from '../http/rated.ts';
import { Verify } from './verify.query.ts';

class VerifyDto {
  @TextField(20_000, {
    optional: true,
    description: 'An older checkpoint of this ledger, or a .tlog-proof: proves that the past was not rewritten since.',
  })
  against?: string;

  @FlagField({
    optional: true,
    description: 'Storage and tree only: neither what the events say nor the read models.',
  })
  quick?: boolean;
}

class CheckDto {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  ok!: boolean;

  @ApiProperty()
  detail!: string;
}

class FirstBadDto {
  @ApiProperty({ type: 'integer', nullable: true })
  position!: number | null;

  @ApiProperty({ type: String, nullable: true })
  stream!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  revision!: number | null;

  @ApiProperty({ type: String, nullable: true })
  eventId!: string | null;

  @ApiProperty()
  why!: string;
}

class VerificationDto {
  @ApiProperty()
  ok!: boolean;

  @ApiProperty({ type: 'integer' })
  events!: number;

  @ApiProperty({ type: [CheckDto] })
  checks!: CheckDto[];

  @ApiProperty({ type: FirstBadDto, nullable: true })
  firstBad!: FirstBadDto | null;
}

const VerifyRoute = (): MethodDecorator =>
  applyDecorators(
    Post('verify'),
    HttpCode(200),
    Capability('verify'),
    Rated('report'),
    ApiExtension('x-capability', 'verify'),
    ApiOperation({
      operationId: 'verify',
      summary: 'Verify the stored events and the read models',
      description:
        'Lists the checks made, and names the first bad event. It reads everything, so it takes a while on a large ledger.',
    }),
    ApiOkResponse({ type: VerificationDto }),
    ApiProblems(400, 401, 415, 429, 503),
  );

@ApiTags('ledger')
@Controller('v1/admin')
export class VerifyController {
  constructor(private readonly queries: QueryBus) {}

  @VerifyRoute()
  verify(@Body() { against, quick }: VerifyDto) {
    return this.queries.execute(new Verify(against, quick === true));
  }
}
