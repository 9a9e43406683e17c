import type { Channel } from 'node:diagnostics_channel';
import {
  context,
  diag,
  type MeterProvider,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import { calls, retries, throttles } from '../telemetry/channels.ts';
import type { CallEvent, RetryEvent, ThrottleEvent } from '../telemetry/events.ts';
import {
  endAttributes,
  metricAttributes,
  retryAttributes,
  startAttributes,
  subjectAttributes,
} from './attributes.ts';
import { createInstruments } from './instruments.ts';

/** Where the spans and the metrics go. */
export interface InstrumentationOptions {
  /** @default the global provider of `@opentelemetry/api` */
  readonly tracerProvider?: TracerProvider | undefined;
  /** @default the global provider of `@opentelemetry/api` */
  readonly meterProvider?: MeterProvider | undefined;
}

/** A call that has not ended. */
interface OpenCall {
  readonly span: Span;
  readonly startedAt: number;
}

const name = 'rxdynamo';

/**
 * Makes OpenTelemetry spans and metrics of all calls of all clients in this process, and returns the function that stops it.
 *
 * Each call, and each page of a stream, is a span such as `DynamoDB.Scan`, whose parent is the span that was active when the
 * stream or the call was subscribed to. Retries are events of the span. The metrics are `db.client.operation.duration`,
 * `db.client.response.returned_rows`, `rxdynamo.retries` and `rxdynamo.throttles`. Names and attributes are those of the
 * semantic conventions 1.45 for DynamoDB; no attribute has a value of an item or of a key.
 *
 * Call it once, after the SDK has been set up. Calls in flight when it is stopped still end their spans.
 *
 * @example
 * const stop = instrumentDynamoDB();
 *
 * // When the process shuts down:
 * stop();
 */
export function instrumentDynamoDB({
  tracerProvider,
  meterProvider,
}: InstrumentationOptions = {}): () => void {
  const tracer = (tracerProvider ?? trace).getTracer(name);
  const meter = (meterProvider ?? metrics).getMeter(name);
  const { duration, returnedRows, retryCount, throttleCount } = createInstruments(meter);
  const open = new Map<CallEvent, OpenCall>();
  let isStopped = false;

  const start = safely((event: CallEvent) => {
    const options = { kind: SpanKind.CLIENT, attributes: startAttributes(event) };
    const span = tracer.startSpan(`DynamoDB.${event.operation}`, options, context.active());
    open.set(event, { span, startedAt: performance.now() });
  });

  const end = safely((event: CallEvent) => {
    const call = open.get(event);
    if (call === undefined) return;
    open.delete(event);
    if (isStopped && open.size === 0) calls.asyncEnd.unsubscribe(end);
    const { span, startedAt } = call;
    span.setAttributes(endAttributes(event));
    if (event.error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    const attributes = metricAttributes(event);
    duration.record((performance.now() - startedAt) / 1000, attributes);
    if (event.Count !== undefined) returnedRows.record(event.Count, attributes);
  });

  const retry = safely((event: RetryEvent) => {
    retryCount.add(1, { ...subjectAttributes(event), 'rxdynamo.retry.kind': event.kind });
    if (event.call !== undefined) open.get(event.call)?.span.addEvent('retry', retryAttributes(event));
  });

  const throttle = safely((event: ThrottleEvent) => throttleCount.add(1, subjectAttributes(event)));

  const stopListening = subscribeAll([
    [calls.start, start],
    [retries, retry],
    [throttles, throttle],
  ]);
  calls.asyncEnd.subscribe(end);

  return () => {
    isStopped = true;
    stopListening();
    if (open.size === 0) calls.asyncEnd.unsubscribe(end);
  };
}

type Listener = (event: unknown) => void;

/** Subscribes each listener to its channel, and returns the function that unsubscribes all of them. */
function subscribeAll(
  listeners: readonly (readonly [Pick<Channel, 'subscribe' | 'unsubscribe'>, Listener])[],
): () => void {
  for (const [channel, listener] of listeners) channel.subscribe(listener);
  return () => {
    for (const [channel, listener] of listeners) channel.unsubscribe(listener);
  };
}

/** Makes a listener of a channel: Node would end the process with an exception of a span processor or of an exporter. */
function safely<Event>(listener: (event: Event) => void): Listener {
  return (event) => {
    try {
      listener(event as Event);
    } catch (error) {
      diag.error('rxdynamo: the instrumentation failed', error);
    }
  };
}
