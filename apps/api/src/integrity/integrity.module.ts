import { Module } from '@nestjs/common';
import { BundleController } from './bundle.controller.ts';
import { CheckpointService } from './checkpoint.service.ts';
import { GetProofHandler } from './get-proof.query.ts';
import { MakeBundleHandler } from './make-bundle.query.ts';
import { PolicyController } from './policy.controller.ts';
import { ProofController } from './proof.controller.ts';
import { TilesController } from './tiles.controller.ts';
import { TileReader } from './tile-reader.ts';

/** What anybody needs to verify this ledger without trusting it: checkpoints, tiles, proofs, bundles. */
@Module({
  controllers: [TilesController, ProofController, PolicyController, BundleController],
  providers: [CheckpointService, TileReader, GetProofHandler, MakeBundleHandler],
  exports: [CheckpointService],
})
export class IntegrityModule {}
