import type { Counter, Histogram, Meter } from '@opentelemetry/api';

/** The metrics of DynamoDB calls. */
interface Instruments {
  readonly duration: Histogram;
  readonly returnedRows: Histogram;
  readonly retryCount: Counter;
  readonly throttleCount: Counter;
}

/** Creates the metrics: two of the semantic conventions, with the bucket boundaries that these advise, and two of our own. */
export function createInstruments(meter: Meter): Instruments {
  return {
    duration: meter.createHistogram('db.client.operation.duration', {
      unit: 's',
      description: 'Duration of database client operations.',
      advice: { explicitBucketBoundaries: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] },
    }),
    returnedRows: meter.createHistogram('db.client.response.returned_rows', {
      unit: '{row}',
      description: 'The actual number of records returned by the database operation.',
      advice: {
        explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
      },
    }),
    retryCount: meter.createCounter('rxdynamo.retries', {
      unit: '{retry}',
      description: 'How many times a request or a batch was sent again.',
    }),
    throttleCount: meter.createCounter('rxdynamo.throttles', {
      unit: '{throttle}',
      description: 'How many times the service throttled a request or items of a batch.',
    }),
  };
}
