import type { Connect } from './client.ts';

/** The clients that are compared. Each is loaded only in its own process. */
export const clients = {
  rxdynamo: () => import('./rxdynamo.ts'),
  'rxdynamo with OpenTelemetry': () => import('./rxdynamo-opentelemetry.ts'),
  'rxdynamo with a limiter': () => import('./rxdynamo-limited.ts'),
  'AWS SDK document client': () => import('./aws-sdk-document.ts'),
  'AWS SDK plain client': () => import('./aws-sdk-plain.ts'),
  'aws-lite': () => import('./aws-lite.ts'),
  'undici + JSON.parse': () => import('./undici.ts'),
  'undici + Smithy signer + JSON.parse': () => import('./undici-signed.ts'),
} satisfies Record<string, () => Promise<{ readonly connect: Connect }>>;

export type ClientName = keyof typeof clients;
