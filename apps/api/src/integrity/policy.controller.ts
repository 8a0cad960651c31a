import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '../http/open-api-marks.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { Anonymous } from '../http/capability.ts';
import type { OpenLedger } from '@pacta/opening';

/** The keys to verify this ledger with. They are public; whether they are the right ones is told by another way than this. */
@ApiExcludeController()
@Anonymous()
@Controller('v1/ledger')
export class PolicyController {
  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  @Get('policy')
  @Header('content-type', 'text/plain; charset=utf-8')
  policy(): Promise<string> {
    return this.ledger.integrity.policyText();
  }
}
