import { Described } from '../http/api-description.ts';
import { SwitchParameter } from '../http/query-fields.ts';
import { ReadQuery } from '../queries/read-query.dto.ts';

export class PortfolioQuery extends ReadQuery {
  @SwitchParameter()
  @Described({
    required: false,
    enum: ['true', 'false'],
    description: 'true: each figure names its events. There may be thousands.',
  })
  events?: 'true' | 'false';
}
