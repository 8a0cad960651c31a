import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiClient } from './apply-line.ts';

/** Speaks to a service in this process, along the very path that a request from outside takes. */
export const injectClient =
  (app: NestFastifyApplication): ApiClient =>
  async (method, url, headers, body) => {
    const response = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, headers: response.headers, body: parsed(response.payload) };
  };

/** Speaks to a service over the network. */
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
      body: parsed(await response.text()),
    };
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
