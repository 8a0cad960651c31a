import type { FastifyInstance } from 'fastify';

/** The one address that takes a file. */
export const IMPORTS_PATH = '/v1/imports';
const FILE_TYPES = ['application/octet-stream', 'application/xml', 'text/xml'];

/** Bytes of a file that is imported over HTTP. */
export const LARGEST_IMPORT = 1024 ** 3;

/**
 * Hands the bytes of an imported file on as they come: they are measured and written to disk, never held in memory. No
 * other route takes these content types.
 */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FILE_TYPES, (request, payload, done) => {
    if (request.routeOptions.url === IMPORTS_PATH) return done(null, payload);
    done(Object.assign(new Error('not JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), undefined);
  });
}
