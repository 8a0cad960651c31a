import { refuse, type Refusal } from '../refusal.ts';

/** Whether an event of a stream can be reversed; undefined where the stream has no such event. */
export type Reversibility = 'reversible' | 'reversed' | 'final' | undefined;

/** Refuses an unknown event, one that was reversed before, and one that its aggregate never reverses. */
export function refuseReversal(eventId: string, found: Reversibility, pointer = '/eventId'): Refusal | undefined {
  switch (found) {
    case 'reversible':
      return undefined;
    case 'reversed':
      return refuse(
        'already-reversed',
        `Event ${eventId} was taken back before.`,
        'Nothing is left to do; to record it again, give the command again.',
        pointer,
      );
    case 'final':
      return refuse(
        'not-reversible',
        `Event ${eventId} is of a kind that is answered by a new event, not taken back.`,
        'Record what is true now.',
        pointer,
      );
    case undefined:
      return refuse(
        'event-not-here',
        `This stream has no event ${eventId}.`,
        'Name an event of the same stream.',
        pointer,
      );
  }
}
