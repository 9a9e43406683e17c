import { measureCalls } from './calls.ts';
import { report } from './report/report.ts';

/** Measures GetItem calls per second, 16 in flight. */

report(
  await measureCalls(
    'getItem',
    new Map([
      ['AWS SDK document client', { atLeast: 6 }],
      ['AWS SDK plain client', undefined],
      ['aws-lite', undefined],
      ['undici + Smithy signer + JSON.parse', { atLeast: 0.9 }],
      ['undici + JSON.parse', undefined],
    ]),
  ),
);
