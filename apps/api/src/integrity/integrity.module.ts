import { Module } from '@nestjs/common';
import { CheckpointService } from './checkpoint.service.ts';
import { TilesController } from './tiles.controller.ts';
import { TileReader } from './tile-reader.ts';

/** What anybody needs to verify this ledger without trusting it: checkpoints, tiles, proofs, bundles. */
@Module({
  controllers: [TilesController],
  providers: [CheckpointService, TileReader],
})
export class IntegrityModule {}
