import { Inject } from '@nestjs/common';

export const READS = Symbol('ledger reads');

/** Injects what questions are asked of. */
export const InjectReads = (): ParameterDecorator & PropertyDecorator => Inject(READS);
