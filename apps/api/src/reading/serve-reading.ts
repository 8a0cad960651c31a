import { ledgerReads, type LedgerParts } from '@pacta/queries';
import { readingHere } from './reading-here.ts';
import { toldFault, type FromReading, type ToReading } from './thread-messages.ts';

type Asked = Extract<ToReading, { readonly kind: 'read' }>;

/** The serving end of a reading thread: answers each message of the other end. */
export function serveReading(
  parts: LedgerParts,
  send: (message: FromReading, transferred: readonly ArrayBuffer[]) => void,
): (asked: Asked) => Promise<void> {
  const reading = readingHere(ledgerReads(parts));
  let seen: number | undefined;
  return async ({ id, name, reader, request, closings }) => {
    if (closings !== (seen ??= closings)) {
      seen = closings;
      parts.readModels.close();
    }
    try {
      const rendered = await reading.read(name, reader, request as never);
      send({ kind: 'read', id, rendered }, transferable(rendered.body));
    } catch (fault) {
      send({ kind: 'fault', id, fault: toldFault(fault) }, []);
    }
  };
}

/** Memory that nothing else is in; what Node pools for small buffers is copied. */
const transferable = ({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
