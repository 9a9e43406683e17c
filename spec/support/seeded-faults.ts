import { hash } from './hash.ts';
import { seededRandom } from './seeded-random.ts';
import type { TableFault, TableFaultPlan, TableRequest } from './table-fault.ts';

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

const codes = ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'] as const;

/**
 * A plan of faults that a client recovers from by itself.
 *
 * It depends on the seed, the content of a request and the number of its repeats, not on the order of requests.
 */
export function seededFaults(seed: number, { share, maxFailures = 2 }: SeededFaultOptions): TableFaultPlan {
  return (request) => {
    if (request.repeats >= maxFailures) return undefined;
    const random = seededRandom(hash(`${seed} ${request.repeats} ${contentOf(request)}`));
    return random() < share ? transientFault(request, random) : undefined;
  };
}

function transientFault({ operation }: TableRequest, random: () => number): TableFault {
  const pick = (below: number) => Math.floor(random() * below);
  const kind = pick(operation === 'BatchWriteItem' ? 4 : 3);
  if (kind === 0) return { kind: 'service', status: pick(2) === 0 ? 500 : 503, name: 'InternalServerError' };
  if (kind === 1) return { kind: 'throttle', reasons: throttleReasons[pick(throttleReasons.length)] };
  if (kind === 2) return { kind: 'connection', code: codes[pick(codes.length)] ?? 'ECONNRESET' };
  return { kind: 'unprocessed', count: 1 + pick(20) };
}

function contentOf({ operation, input }: TableRequest): string {
  return operation + JSON.stringify(input);
}
