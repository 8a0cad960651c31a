import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { EventWriter } from './event-writer.ts';
import { unpackedAppend } from './packed-append.ts';
import { reasonOf } from './sqlite-fault.ts';
import type { FromWriter, ToWriter, WriteBatch, WriteCheckpoint, WriterSettings } from './writer-messages.ts';

/** Most appends in one commit, so that no writer waits long for the others. */
const MOST_PER_COMMIT = 4_096;

const port = parentPort as MessagePort;
const settings = workerData as WriterSettings;
const writer = new EventWriter(settings.file, settings);

/** Everything in the queue goes into one commit and is answered after it. */
port.on('message', (first: ToWriter) => {
  let message: ToWriter | undefined = first;
  while (message !== undefined) {
    const batches: WriteBatch[] = [];
    let appends = 0;
    while (message?.kind === 'write') {
      batches.push(message);
      appends += message.appends.length;
      message = appends < MOST_PER_COMMIT ? nextMessage() : undefined;
    }
    if (batches.length > 0) port.postMessage(commit(batches));
    if (message?.kind === 'checkpoint') port.postMessage([addCheckpoint(message)]);
    if (message?.kind === 'close') return close();
    message = nextMessage();
  }
});

const nextMessage = (): ToWriter | undefined => receiveMessageOnPort(port)?.message as ToWriter | undefined;

function commit(batches: readonly WriteBatch[]): FromWriter[] {
  try {
    const outcomes = writer.commit(batches.flatMap(({ appends }) => appends.map(unpackedAppend)));
    let done = 0;
    return batches.map(({ batch, appends }) => ({ batch, outcomes: outcomes.slice(done, (done += appends.length)) }));
  } catch (fault) {
    const why = reasonOf(fault);
    return batches.map(({ batch }) => ({ batch, fault: why }));
  }
}

function addCheckpoint({ batch, number, note }: WriteCheckpoint): FromWriter {
  try {
    return { batch, checkpoint: writer.addCheckpoint(number, note) };
  } catch (fault) {
    return { batch, fault: reasonOf(fault) };
  }
}

function close(): void {
  writer.close();
  port.close();
}
