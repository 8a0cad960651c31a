import { Inject } from '@nestjs/common';

/** The open ledger that this application serves, as an injection token. */
export const LEDGER = Symbol('open ledger');

export const InjectLedger = (): ParameterDecorator => Inject(LEDGER);
