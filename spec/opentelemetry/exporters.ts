import { type Attributes, context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { onTestFinished } from 'vitest';
import { instrumentDynamoDB } from '../../lib/opentelemetry/index.ts';

/** A data point of a histogram or of a counter. */
export interface Point {
  readonly attributes: Attributes;
  readonly value: unknown;
}

/** Sets the real SDK up with in-memory exporters, and instruments until the test has finished. */
export function exporters() {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 2 ** 31 - 1,
  });
  const meterProvider = new MeterProvider({ readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const stop = instrumentDynamoDB({ tracerProvider, meterProvider });
  onTestFinished(async () => {
    stop();
    context.disable();
    await meterProvider.shutdown();
  });
  const tracer = tracerProvider.getTracer('spec');

  return {
    stop,
    spans: (): readonly ReadableSpan[] => spanExporter.getFinishedSpans(),
    /** Runs a function in a span, which is ended with the promise that it returns. */
    async inSpan<T>(name: string, run: (span: Span) => Promise<T>): Promise<T> {
      const span = tracer.startSpan(name, {}, ROOT_CONTEXT);
      try {
        return await context.with(trace.setSpan(ROOT_CONTEXT, span), () => run(span));
      } finally {
        span.end();
      }
    },
    /** Collects the metrics, and returns the data points of one of them. */
    async points(name: string): Promise<readonly Point[]> {
      await reader.forceFlush();
      const scopes = metricExporter.getMetrics().at(-1)?.scopeMetrics ?? [];
      const metric = scopes
        .flatMap(({ metrics }) => metrics)
        .find(({ descriptor }) => descriptor.name === name);
      return metric?.dataPoints ?? [];
    },
  };
}

/** The name of the span that is the parent of another one. */
export function parentOf(span: ReadableSpan, spans: readonly ReadableSpan[]): string | undefined {
  return spans.find((each) => each.spanContext().spanId === span.parentSpanContext?.spanId)?.name;
}
