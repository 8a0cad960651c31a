import { Injectable } from '@nestjs/common';
import { TILE_WIDTH, tileWidth, type Tile } from '@pacta/proof';
import { actorReader } from '@pacta/queries';
import { InjectReading, type LedgerReading } from '../reading/ledger-reading.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { notFound } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';

/** Levels of the tree per level of tiles. */
const TILE_HEIGHT = 8;

/** Makes tiles from the tree and the log, up to the newest checkpoint. */
@Injectable()
export class TileReader {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReading() private readonly reading: LedgerReading,
  ) {}

  /** @throws Problem 404 where no checkpoint covers the tile */
  async hashes(tile: Tile & { readonly level: number }): Promise<Buffer> {
    await this.assertCovered(tile);
    const { tree } = this.ledger.projector.readModels;
    const first = tile.index * BigInt(TILE_WIDTH);
    const hashes = Array.from({ length: tile.width }, (_, place) =>
      tree.hashAt(tile.level * TILE_HEIGHT, first + BigInt(place)),
    );
    return Buffer.concat(hashes.filter((hash) => hash !== undefined));
  }

  /** @throws Problem 404 where no checkpoint covers the tile; QueryFault where the actor may not read every event in it */
  async entries(tile: Tile, actor: string): Promise<Uint8Array> {
    await this.assertCovered(tile);
    const request = { index: Number(tile.index), width: tile.width };
    return (await this.reading.read('entries', actorReader(actor), request)).body;
  }

  private async assertCovered({ level, index, width }: Tile): Promise<void> {
    const newest = await this.ledger.integrity.signer.newest();
    if (newest === undefined || width > tileWidth(newest.size, level, index)) throw notFound('tile');
  }
}
