import { hash } from './hash.ts';
import type { FaultPlan, TableFault, TableRequest } from './table-fault.ts';
import { seededRandom } from './seeded-random.ts';

/** How much goes wrong. */
export interface SeededFaultOptions {
  /** The share of requests that fail, from 0 to 1. */
  readonly share: number;
  /**
   * How often the same request fails at most.
   * @default 2, so that a client of four attempts never gives up
   */
  readonly mostRepeats?: number | undefined;
}

const throttleReasons = [
  undefined,
  ['TableReadKeyRangeThroughputExceeded'],
  ['TableReadProvisionedThroughputExceeded'],
  ['TableReadAccountLimitExceeded'],
];

const codes = ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'] as const;

/**
 * Decides by seed which requests meet a fault from which a client recovers by itself.
 *
 * What happens to a request depends on the seed, on the request and on how often it has come, not on their order.
 */
export function seededFaults(seed: number, { share, mostRepeats = 2 }: SeededFaultOptions): FaultPlan {
  return (request) => {
    if (request.repeats >= mostRepeats) return undefined;
    const random = seededRandom(hash(`${seed} ${request.repeats} ${textOf(request)}`));
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

function textOf({ operation, input }: TableRequest): string {
  return operation + JSON.stringify(input);
}
