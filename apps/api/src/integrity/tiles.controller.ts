import { Controller, Get, Req, Res } from '@nestjs/common';
import { parseTilePath, type Tile } from '@pacta/proof';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiExcludeController } from '../http/open-api-marks.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { actorOf } from '../http/authentication.guard.ts';
import { Anonymous, Capability, SIGNED_IN } from '../http/capability.ts';
import { notFound } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import { TileReader } from './tile-reader.ts';

/** A tile never changes, so whoever has it needs not ask again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The read API of C2SP tlog-tiles, so that any monitor can follow the log. Checkpoints and hash tiles tell nothing but
 * hashes and are open to all; entries are for those who may read each of them.
 */
@ApiExcludeController()
@Controller()
export class TilesController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly tiles: TileReader,
  ) {}

  @Get('checkpoint')
  @Anonymous()
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const newest = await this.ledger.integrity.covering(0);
    if (newest === undefined) throw notFound('checkpoint');
    void reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(newest.note);
  }

  @Get('tile/entries/*')
  @Capability(SIGNED_IN)
  async entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await this.tiles.entries(tileOf(request), actorOf(request));
    void reply.header('cache-control', 'private, no-cache').type('application/octet-stream').send(bytes);
  }

  @Get('tile/*')
  @Anonymous()
  async hashes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { level, ...rest } = tileOf(request);
    if (level === 'entries') throw notFound('tile');
    const bytes = await this.tiles.hashes({ level, ...rest });
    void reply.header('cache-control', FOR_EVER).type('application/octet-stream').send(bytes);
  }
}

function tileOf(request: FastifyRequest): Tile {
  const read = parseTilePath(request.url.replace(/\?.*$/s, '').slice(1));
  if (!read.ok) throw notFound('tile');
  return read.tile;
}
