import { methodDefinition, type MethodDefinition } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { FlagField, IdField, KeyField, LineField, TextField, WholeField } from '../http/fields.ts';
import { ShapeField } from '../http/shape-field.ts';

export class PublishMethodDto extends CommandBody {
  @KeyField({ description: 'A built-in method, or one of your own.', example: 'simple-ratio' })
  id!: string;

  @WholeField(1, 9999, { optional: true, description: 'One above the last, which is taken where it is left out.' })
  version?: number;

  @LineField(200)
  title!: string;

  @TextField(1000, { description: 'Where the rule comes from.' })
  source!: string;

  @FlagField({ description: 'True where the rule rests on something not confirmed: every figure then says so.' })
  provisional!: boolean;

  @ShapeField(methodDefinition, {
    description: 'How it counts; the language stands in docs/leverage.md. Without parts: no rule yet.',
    example: {
      causality: true,
      parts: [{ kind: 'ratio', name: 'others', over: [{ whose: 'others' }], under: [{ whose: 'anchor' }] }],
    },
  })
  definition!: MethodDefinition;

  @IdField({ optional: true, description: 'The adopted decision it rests on; needed once the partnership is active.' })
  decisionId?: string;
}
