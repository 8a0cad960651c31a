import { SetMetadata } from '@nestjs/common';

export const RATE = 'pacta:rate';

/** The bucket in which this route counts. */
export const Rated = (bucket: 'command' | 'report'): MethodDecorator => SetMetadata(RATE, bucket);
