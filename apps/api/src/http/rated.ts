import { SetMetadata } from '@nestjs/common';

export const RATE = 'pacta:rate';

/** The rate limit that this route counts towards. */
export const Rated = (bucket: 'command' | 'report'): MethodDecorator => SetMetadata(RATE, bucket);
