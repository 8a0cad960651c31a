import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isEffectiveWithin, rateRegister, type RateEntry } from '@pacta/ledger';
import type { ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';

/** Recorded rates, those that were taken back too. */
export class ListRates {
  constructor(
    readonly pair: string | undefined,
    readonly reader: ReadRequest,
    readonly asOf: string | undefined,
    /** The days whose rates they are. */
    readonly effective?: string,
  ) {}
}

@QueryHandler(ListRates)
export class ListRatesHandler implements IQueryHandler<ListRates> {
  constructor(private readonly reading: Reading) {}

  async execute({ pair, reader, asOf, effective }: ListRates): Promise<Tagged> {
    await this.reading.await(reader.minToken);
    const shown = this.reading.moment(asOf);
    const days = this.reading.effective(effective);
    const through = shown.position ?? -1;
    const rates: RateEntry[] = [];
    for await (const { state } of this.reading.all(rateRegister, '')) rates.push(...state.rates);
    const items = rates
      .filter(({ by, pair: of }) => by.position <= through && of === (pair ?? of))
      .filter(({ date }) => days === undefined || isEffectiveWithin(days, date))
      .map((rate) => ((rate.reversedBy?.position ?? 0) > through ? { ...rate, reversedBy: null } : rate));
    return taggedPage(shown, { items, next: null, asOf: shown.position });
  }
}
