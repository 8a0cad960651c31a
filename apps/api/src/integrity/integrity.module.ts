import { Module } from '@nestjs/common';
import { CheckpointService } from './checkpoint.service.ts';
import { IntegrityController } from './integrity.controller.ts';
import { TileReader } from './tile-reader.ts';

/** Verification of this ledger without trusting it: checkpoints, tiles, proofs, bundles. */
@Module({
  controllers: [IntegrityController],
  providers: [CheckpointService, TileReader],
  exports: [CheckpointService],
})
export class IntegrityModule {}
