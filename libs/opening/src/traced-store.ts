import { type Attributes, context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import type { AppendResult, EventStore, NewEvent, Token } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { tracer } from './tracing.ts';

/** Waits until the read models hold an event. */
type Reached = (token: Token) => Promise<unknown>;

/**
 * The store for writers, with two spans per append: `append` until it is durable, then `project` until the read models
 * hold it, which may be after the request is answered. Both name the command, its correlation and its causation, as the
 * event's metadata do.
 */
export function tracedStore(store: EventStore, reached: Reached): EventStore {
  async function append(...given: Parameters<EventStore['append']>): Promise<AppendResult> {
    const [stream, , events] = given;
    const attributes = attributesOf(stream, events);
    const span = tracer().startSpan('append', { attributes });
    try {
      const result = await store.append(...given);
      said(span, result);
      if (span.isRecording() && result.kind === 'appended') void followed(span, result.token, attributes, reached);
      return result;
    } catch (fault) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw fault;
    } finally {
      span.end();
    }
  }
  return {
    append,
    readStream: (...given) => store.readStream(...given),
    readAll: (...given) => store.readAll(...given),
    readHashed: (...given) => store.readHashed(...given),
    ...(store.findEvents === undefined ? {} : { findEvents: store.findEvents.bind(store) }),
    subscribe: (...given) => store.subscribe(...given),
    head: () => store.head(),
    checkpoints: store.checkpoints,
    close: () => store.close(),
  };
}

function said(span: Span, result: AppendResult): void {
  span.setAttribute('pacta.outcome', result.kind);
  if (result.kind === 'appended') span.setAttribute('pacta.revision', result.revision);
}

async function followed(cause: Span, token: Token, attributes: Attributes, reached: Reached): Promise<void> {
  const span = tracer().startSpan('project', { attributes }, trace.setSpan(context.active(), cause));
  try {
    span.setAttribute('pacta.outcome', String(await reached(token)));
  } catch {
    span.setStatus({ code: SpanStatusCode.ERROR });
  } finally {
    span.end();
  }
}

function attributesOf(stream: StreamName, events: readonly NewEvent[]): Attributes {
  const { commandId, correlationId, causationId } = events[0]?.metadata ?? {};
  return {
    'pacta.stream': stream,
    'pacta.events': events.length,
    'pacta.event_types': [...new Set(events.map(({ type }) => type))],
    ...(commandId === undefined ? {} : { 'pacta.command_id': commandId }),
    ...(correlationId === undefined ? {} : { 'pacta.correlation_id': correlationId }),
    ...(causationId === undefined ? {} : { 'pacta.causation_id': causationId }),
  };
}
