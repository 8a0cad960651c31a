import { Module } from '@nestjs/common';
import { ReadLedgerController } from './read-ledger.controller.ts';
import { RotateKeyController } from './rotate-key.controller.ts';
import { RotateKeyHandler } from './rotate-key.handler.ts';
import { VerifyController } from './verify.controller.ts';
import { VerifyHandler } from './verify.query.ts';

@Module({
  controllers: [ReadLedgerController, RotateKeyController, VerifyController],
  providers: [RotateKeyHandler, VerifyHandler],
})
export class LedgerModule {}
