import { pino, type Logger, type LoggerOptions } from 'pino';

const options: LoggerOptions = {
  base: null,
  // A second line of defence: no serialiser below writes headers or bodies in the first place.
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

/** One JSON object a line, on stderr: stdout belongs to what people read. */
export const serviceLog = (level: string): Logger =>
  pino({ ...options, level }, pino.destination({ dest: 2, sync: false }));
