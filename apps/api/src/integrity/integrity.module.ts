import { Module } from '@nestjs/common';
import { CheckpointService } from './checkpoint.service.ts';
import { GetProofHandler } from './get-proof.query.ts';
import { IntegrityController } from './integrity.controller.ts';
import { MakeBundleHandler } from './make-bundle.query.ts';
import { TileReader } from './tile-reader.ts';

/** What anybody needs to verify this ledger without trusting it: checkpoints, tiles, proofs, bundles. */
@Module({
  controllers: [IntegrityController],
  providers: [CheckpointService, TileReader, GetProofHandler, MakeBundleHandler],
  exports: [CheckpointService],
})
export class IntegrityModule {}
