import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { instrumentDynamoDB } from '../../../lib/opentelemetry/index.ts';
import type { Connect } from './client.ts';
import { connect as connectRxdynamo } from './rxdynamo.ts';

/** Throws spans away, because what an exporter costs is not measured. */
const exporter: SpanExporter = {
  export: (_, done) => done({ code: 0 }),
  shutdown: () => Promise.resolve(),
  forceFlush: () => Promise.resolve(),
};

/** The client while every call is a span and is measured, set up as in an application. */
export const connect: Connect = (endpoint) => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  instrumentDynamoDB({
    tracerProvider: new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] }),
    meterProvider: new MeterProvider(),
  });
  return connectRxdynamo(endpoint);
};
