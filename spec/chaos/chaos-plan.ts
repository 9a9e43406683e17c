import { hash } from '../../lib/testing/hash.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import type { Fault } from '../support/wire/fault.ts';
import type { FaultPlan } from '../support/wire/fault-plan.ts';
import type { LoggedRequest } from '../support/wire/request-log.ts';

/** Draws the parameters of a fault; `pick` returns an integer from 0 to `below` - 1. */
type Draw = (pick: (below: number) => number) => Fault;

/** In milliseconds: how long clients wait for the next bytes of a response. Some responses are delayed for longer. */
export const responseTimeout = 250;

const throttles = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/** The relative weight of each kind of fault, and how it is drawn. Faults that cost a timeout weigh less. */
const draws: Readonly<Record<Fault['kind'], { readonly weight: number; readonly draw: Draw }>> = {
  throttle: {
    weight: 4,
    draw: (pick) => ({ kind: 'throttle', name: throttles[pick(3)] ?? '', retryAfter: pick(5) }),
  },
  serverError: {
    weight: 4,
    draw: (pick) => ({ kind: 'serverError', status: pick(2) === 0 ? 500 : 503, html: pick(2) === 0 }),
  },
  resetBefore: { weight: 4, draw: () => ({ kind: 'resetBefore' }) },
  resetAfter: { weight: 4, draw: () => ({ kind: 'resetAfter' }) },
  closeIdle: { weight: 3, draw: () => ({ kind: 'closeIdle' }) },
  truncate: { weight: 4, draw: (pick) => ({ kind: 'truncate', after: pick(300) }) },
  corrupt: { weight: 6, draw: (pick) => ({ kind: 'corrupt', at: pick(10_000) }) },
  wrongLength: { weight: 1, draw: (pick) => ({ kind: 'wrongLength', by: 1 + pick(50) }) },
  delay: {
    weight: 2,
    draw: (pick) => ({ kind: 'delay', ms: pick(5) === 0 ? 2 * responseTimeout : pick(20) }),
  },
  slowBody: { weight: 2, draw: (pick) => ({ kind: 'slowBody', bytes: 100 + pick(400), ms: pick(3) }) },
  clockSkew: { weight: 2, draw: (pick) => ({ kind: 'clockSkew', ms: (pick(3) - 1) * 600_000 }) },
  unprocessed: { weight: 6, draw: (pick) => ({ kind: 'unprocessed', count: 1 + pick(20) }) },
};

export const faultKinds = Object.keys(draws) as readonly Fault['kind'][];

/** The share of requests that meet a fault, by seed. */
const faultShares = [0.1, 0.3, 0.55];

const batchOperations = ['BatchWriteItem', 'BatchGetItem'];

/**
 * A fault plan that depends on the seed, the content of a request and the number of its earlier attempts.
 *
 * Unlike `seededFaultPlan` it does not depend on the order of requests, so that a replay of concurrent requests has the
 * same fault on the same request.
 */
export function chaosPlan(seed: number): FaultPlan {
  const share = faultShares[seed % faultShares.length] ?? 0;
  const seen = new Map<string, number>();
  return (request) => {
    const content = contentOf(request);
    const times = (seen.get(content) ?? 0) + 1;
    seen.set(content, times);
    const random = seededRandom(hash(`${seed} ${times} ${content}`));
    return random() < share ? drawFault(request, random) : undefined;
  };
}

function drawFault({ operation }: LoggedRequest, random: () => number): Fault | undefined {
  const pick = (below: number) => Math.floor(random() * below);
  const possible = faultKinds.filter((kind) => kind !== 'unprocessed' || batchOperations.includes(operation));
  const weighted = possible.flatMap((kind) => Array.from({ length: draws[kind].weight }, () => kind));
  const kind = weighted[pick(weighted.length)];
  return kind && draws[kind].draw(pick);
}

/** The operation and the body without table names, which differ in every run. */
function contentOf({ operation, rawBody }: LoggedRequest): string {
  return operation + rawBody.toString().replaceAll(/spec-[0-9a-f-]{36}/g, '');
}
