import { Module } from '@nestjs/common';
import { ReadLedgerController } from './read-ledger.controller.ts';
import { VerifyController } from './verify.controller.ts';
import { VerifyHandler } from './verify.query.ts';

@Module({ controllers: [ReadLedgerController, VerifyController], providers: [VerifyHandler] })
export class LedgerModule {}
