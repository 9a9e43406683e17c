import type { Connect } from './client.ts';

/** The clients that are compared. Each is loaded only in its own process. */
export const clients = {
  rxdynamo: () => import('./rxdynamo.ts'),
  'rxdynamo with prefetch: 1': () => import('./rxdynamo-prefetch.ts'),
  'rxdynamo with a slow sink': async () => (await import('./rxdynamo-prefetch.ts')).slowSink,
  'rxdynamo with a slow sink and prefetch: 1': async () =>
    (await import('./rxdynamo-prefetch.ts')).slowSinkWithPrefetch,
  'rxdynamo with OpenTelemetry': () => import('./rxdynamo-opentelemetry.ts'),
  'rxdynamo with a limiter': () => import('./rxdynamo-limited.ts'),
  'AWS SDK document client': () => import('./aws-sdk-document.ts'),
  'AWS SDK plain client': () => import('./aws-sdk-plain.ts'),
  'aws-lite': () => import('./aws-lite.ts'),
  'scan by bytes': async () => (await import('./bytes/rxdynamo.ts')).scanByBytes,
  'export by bytes': async () => (await import('./bytes/rxdynamo.ts')).exportByBytes,
  'decoded export': async () => (await import('./bytes/rxdynamo.ts')).decodedExport,
  'copy by bytes': async () => (await import('./bytes/rxdynamo.ts')).copyByBytes,
  'decoded copy': async () => (await import('./bytes/rxdynamo.ts')).decodedCopy,
  'AWS SDK export': () => import('./bytes/aws-sdk.ts'),
  'undici, receiving only': () => import('./bytes/undici.ts'),
  'undici + JSON.parse': () => import('./undici.ts'),
  'undici + Smithy signer + JSON.parse': () => import('./undici-signed.ts'),
} satisfies Record<string, () => Promise<{ readonly connect: Connect }>>;

export type ClientName = keyof typeof clients;
