import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parsedJson, type ApiClient } from '@pacta/service-client';

/** Calls a service in this process, through the same layers as a request from outside. */
export const injectClient =
  (app: NestFastifyApplication): ApiClient =>
  async (method, url, headers, body) => {
    const response = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, headers: response.headers, body: parsedJson(response.payload) };
  };
