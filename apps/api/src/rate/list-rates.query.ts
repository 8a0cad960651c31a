import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { rateRegister, type RateEntry } from '@pacta/ledger';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';

/** Recorded rates, those that were taken back too. */
export class ListRates {
  constructor(
    readonly pair: string | undefined,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
  ) {}
}

@QueryHandler(ListRates)
export class ListRatesHandler implements IQueryHandler<ListRates> {
  constructor(private readonly reading: Reading) {}

  async execute({ pair, reader, asOf }: ListRates): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const shown = this.reading.moment(asOf);
    const through = shown.position ?? -1;
    const rates: RateEntry[] = [];
    for await (const { state } of this.reading.all(rateRegister, '')) rates.push(...state.rates);
    const items = rates
      .filter(({ by, pair: of }) => by.position <= through && of === (pair ?? of))
      .map((rate) => ((rate.reversedBy?.position ?? 0) > through ? { ...rate, reversedBy: null } : rate));
    return taggedPage(shown, { items, next: null, asOf: shown.position });
  }
}
