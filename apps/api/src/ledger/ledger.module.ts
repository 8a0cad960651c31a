import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.ts';
import { VerifyHandler } from './verify.query.ts';

@Module({
  controllers: [LedgerController],
  providers: [VerifyHandler],
})
export class LedgerModule {}
