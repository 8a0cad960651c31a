import { pino, type Logger, type LoggerOptions } from 'pino';

const options: LoggerOptions = {
  base: null,
  // A second line of defence: the serialisers below write no headers or bodies.
  redact: {
    paths: ['req.headers', 'headers', 'authorization', '*.authorization', 'body', '*.body', 'token', '*.token'],
    remove: true,
  },
  serializers: {
    req: (request: { method?: string; id?: string }) => ({ method: request.method, id: request.id }),
    res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  },
  formatters: { level: (label) => ({ level: label }) },
};

/** Logs JSON lines to stderr; stdout is for people. */
export const serviceLog = (level: string): Logger =>
  pino({ ...options, level }, pino.destination({ dest: 2, sync: false }));
