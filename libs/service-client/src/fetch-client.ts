import type { ApiClient } from './apply-line.ts';
import { parsedJson } from './parsed-json.ts';

/** Calls a service over the network. Rejects with a TypeError where the connection fails. */
export const fetchClient =
  (base: string): ApiClient =>
  async (method, path, headers, body) => {
    const response = await fetch(new URL(path, base), {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: parsedJson(await response.text()),
    };
  };
