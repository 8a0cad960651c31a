import { Injectable } from '@nestjs/common';
import { encodeEntryBundle, TILE_WIDTH, tileWidth, type Tile } from '@pacta/proof';
import { readEvents } from '@pacta/read-models';
import { actorReader, maySeeEvent, type LedgerReads } from '@pacta/queries';
import { InjectReads } from '../queries/ledger-reads.ts';
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
    @InjectReads() private readonly reads: LedgerReads,
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

  /** @throws Problem 404 where no checkpoint covers the tile, or the actor may not read every event in it */
  async entries(tile: Tile, actor: string): Promise<Buffer> {
    await this.assertCovered(tile);
    const first = Number(tile.index) * TILE_WIDTH;
    const { rows } = this.ledger.projector.readModels.log({
      after: first - 1,
      through: first + tile.width - 1,
      limit: tile.width,
    });
    for (const row of rows) if (!(await maySeeEvent(this.reads, actorReader(actor), row))) throw notFound('tile');
    const events = await readEvents(this.ledger.store, rows);
    return Buffer.from(encodeEntryBundle(events.map(({ leaf }) => leaf)));
  }

  private async assertCovered({ level, index, width }: Tile): Promise<void> {
    const newest = await this.ledger.integrity.signer.newest();
    if (newest === undefined || width > tileWidth(newest.size, level, index)) throw notFound('tile');
  }
}
