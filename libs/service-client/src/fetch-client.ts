import type { ApiClient } from './apply-line.ts';
import { parsedJson } from './parsed-json.ts';

/** Speaks to a service over the network. Its promise rejects with a TypeError where nobody answers. */
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
