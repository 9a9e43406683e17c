import { count } from '../options/count.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { checkMembers } from './check-members.ts';
import type { FakeRequest } from './fake-request.ts';
import { cutCodes, type Fault, type FaultPlan } from './fault.ts';
import { hash } from './hash.ts';
import { seededRandom } from './seeded-random.ts';

export interface SeededFaultOptions {
  /** The share of requests that fail, from 0 to 1. */
  readonly share: number;
  /**
   * How often the same request fails at most.
   * @default 2, so that a client with four attempts always succeeds
   */
  readonly maxFailures?: number | undefined;
}

const throttleReasons = [
  undefined,
  ['TableReadKeyRangeThroughputExceeded'],
  ['TableReadProvisionedThroughputExceeded'],
  ['TableReadAccountLimitExceeded'],
];

/**
 * Draws random faults that a client recovers from by itself: throttles, errors of the server, lost connections, and writes of
 * a batch that stay unprocessed.
 *
 * They depend on the seed, the content of a request and the number of its repeats, not on the order of requests: the same
 * seed gives the same faults again.
 *
 * @throws InvalidOptionError
 * @example
 * const tables = { Music: { key: ['Artist', 'SongTitle'] as const, items: songs } };
 * const { db } = fakeDynamoDB(tables, { faults: seededFaults(1, { share: 0.3 }) });
 */
export function seededFaults(seed: number, options: SeededFaultOptions): FaultPlan {
  checkMembers('options', options, ['share', 'maxFailures']);
  const { share, maxFailures = 2 } = options;
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    refuseOption('share', share, 'a number from 0 to 1');
  count('maxFailures', maxFailures);
  return (request) => {
    if (request.repeats >= maxFailures) return undefined;
    const { repeats, operation, body } = request;
    const random = seededRandom(hash(`${seed} ${repeats} ${operation}${body}`));
    return random() < share ? transientFault(request, random) : undefined;
  };
}

const streamOperations = ['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'];

function transientFault({ operation }: FakeRequest, random: () => number): Fault {
  const pick = (below: number) => Math.floor(random() * below);
  const kind = pick(operation === 'BatchWriteItem' ? 4 : 3);
  if (kind === 0) return { kind: 'fail', status: pick(2) === 0 ? 500 : 503, name: 'InternalServerError' };
  if (kind === 1 && streamOperations.includes(operation))
    return { kind: 'throttle', name: 'LimitExceededException' };
  if (kind === 1) return { kind: 'throttle', reasons: throttleReasons[pick(throttleReasons.length)] };
  if (kind === 2) return { kind: 'cut', code: cutCodes[pick(cutCodes.length)] };
  return { kind: 'unprocessed', count: 1 + pick(20) };
}
