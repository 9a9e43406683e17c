import { measureCalls } from './calls.ts';
import { report } from './report/report.ts';

/** Measures PutItem calls per second, 16 in flight. */

report(
  await measureCalls(
    'putItem',
    new Map([
      ['AWS SDK document client', { atLeast: 6 }],
      ['AWS SDK plain client', undefined],
      ['aws-lite', undefined],
      ['undici + Smithy signer + JSON.parse', undefined],
      ['undici + JSON.parse', undefined],
    ]),
  ),
);
