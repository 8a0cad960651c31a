import type { FastifyInstance } from 'fastify';

/** The only route that accepts a file. */
export const IMPORTS_PATH = '/v1/imports';
const FILE_TYPES = ['application/octet-stream', 'application/xml', 'text/xml'];

/** Largest file that is imported over HTTP, in bytes. */
export const LARGEST_IMPORT = 1024 ** 3;

/**
 * Streams the bytes of an imported file: they are counted and written to disk, never buffered whole. No other route
 * accepts these content types.
 */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FILE_TYPES, (request, payload, done) => {
    if (request.routeOptions.url === IMPORTS_PATH) return done(null, payload);
    done(Object.assign(new Error('not JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), undefined);
  });
}
