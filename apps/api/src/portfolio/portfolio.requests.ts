import { IsIn, ValidateIf } from 'class-validator';
import { Described } from '../http/api-description.ts';
import { AsOfQuery } from '../queries/read-query.dto.ts';

export class PortfolioQuery extends AsOfQuery {
  @IsIn(['true', 'false'], { message: '$property must be true or false' })
  @ValidateIf((_, value) => value !== undefined)
  @Described({
    required: false,
    enum: ['true', 'false'],
    description: 'true: each figure names its events. There may be thousands.',
  })
  events?: 'true' | 'false';
}
