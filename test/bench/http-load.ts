import autocannon from 'autocannon';

export interface HttpRate {
  readonly answered: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const CONNECTIONS = 64;

/** The same POST on every connection, as fast as it is answered. @throws where an answer is not a 2xx */
export async function httpLoad({ url, headers, body }: Request, seconds: number): Promise<HttpRate> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(
      `${result.non2xx} refusals, ${result.errors} errors and ${result.timeouts} timeouts: not a measure`,
    );
  return {
    answered: result['2xx'],
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
