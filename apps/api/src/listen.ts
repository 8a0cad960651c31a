import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withStartFaults, type LedgerSettings } from '@pacta/opening';
import { EXIT, isSystemError, StartFault } from '@pacta/process';

/** Listens on the host and port of the settings. Answers the address. @throws StartFault */
export async function listen(app: NestFastifyApplication, { host, port }: LedgerSettings): Promise<string> {
  return withStartFaults(async () => {
    try {
      await app.listen(port, host);
    } catch (fault) {
      throw listenFault(fault, host, port) ?? fault;
    }
    const { port: taken } = app.getHttpServer().address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  });
}

function listenFault(fault: unknown, host: string, port: number): StartFault | undefined {
  if (isSystemError(fault, 'EADDRINUSE'))
    return new StartFault(
      'port-taken',
      `Port ${port} on ${host} is taken by another process: stop that one, or set PACTA_PORT to another port (0 picks a free one).`,
    );
  if (isSystemError(fault, 'EACCES'))
    return new StartFault(
      'port-forbidden',
      `This user may not listen on port ${port}: set PACTA_PORT to one above 1023.`,
    );
  if (isSystemError(fault, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'))
    return new StartFault(
      'host-unknown',
      `PACTA_HOST is ${host}, which is no address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for every address.`,
      EXIT.usage,
    );
  return undefined;
}
