import { Inject } from '@nestjs/common';

export const READS = Symbol('ledger reads');

/** Injects the reads that questions run on. */
export const InjectReads = (): ParameterDecorator & PropertyDecorator => Inject(READS);
