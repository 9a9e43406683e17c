import type { Fault } from '../support/wire/fault.ts';
import type { Plan } from '../support/wire/fault-plan.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { LoggedRequest } from '../support/wire/request-log.ts';

/** Draws a fault; `pick` returns an integer from 0 to its argument, which it leaves out. */
type Draw = (pick: (below: number) => number) => Fault;

const throttles = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

/** How every kind of fault is drawn, and how often beside the others: those that cost a timeout are rarer. */
const draws: Readonly<Record<Fault['kind'], { readonly weight: number; readonly draw: Draw }>> = {
  throttle: {
    weight: 4,
    draw: (pick) => ({ kind: 'throttle', name: throttles[pick(3)] ?? '', retryAfter: pick(5) }),
  },
  fail: {
    weight: 4,
    draw: (pick) => ({ kind: 'fail', status: pick(2) === 0 ? 500 : 503, html: pick(2) === 0 }),
  },
  resetBefore: { weight: 4, draw: () => ({ kind: 'resetBefore' }) },
  resetAfter: { weight: 4, draw: () => ({ kind: 'resetAfter' }) },
  closeIdle: { weight: 3, draw: () => ({ kind: 'closeIdle' }) },
  cut: { weight: 4, draw: (pick) => ({ kind: 'cut', after: pick(300) }) },
  corrupt: { weight: 6, draw: (pick) => ({ kind: 'corrupt', at: pick(10_000) }) },
  lie: { weight: 1, draw: (pick) => ({ kind: 'lie', by: 1 + pick(50) }) },
  delay: { weight: 2, draw: (pick) => ({ kind: 'delay', ms: pick(5) === 0 ? 2 * stallTimeout : pick(20) }) },
  drip: { weight: 2, draw: (pick) => ({ kind: 'drip', bytes: 100 + pick(400), ms: pick(3) }) },
  skew: { weight: 2, draw: (pick) => ({ kind: 'skew', ms: (pick(3) - 1) * 600_000 }) },
  holdBack: { weight: 6, draw: (pick) => ({ kind: 'holdBack', count: 1 + pick(20) }) },
};

/** Every kind of fault there is. */
export const kinds = Object.keys(draws) as readonly Fault['kind'][];

/** How long clients should wait for bytes, in milliseconds: less than some replies are late. */
export const stallTimeout = 250;

/** What share of the requests goes wrong: from a breeze to a storm. */
const shares = [0.1, 0.3, 0.55];

const batches = ['BatchWriteItem', 'BatchGetItem'];

/**
 * Decides by seed what goes wrong with a request: the same one has the same fault when the seed is replayed, whatever
 * else is under way. When it comes again it may fare better.
 */
export function weather(seed: number): Plan {
  const share = shares[seed % shares.length] ?? 0;
  const seen = new Map<string, number>();
  return (request) => {
    const text = textOf(request);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    const random = seededRandom(hash(`${seed} ${times} ${text}`));
    return random() < share ? drawFault(request, random) : undefined;
  };
}

function drawFault({ operation }: LoggedRequest, random: () => number): Fault | undefined {
  const pick = (below: number) => Math.floor(random() * below);
  const possible = kinds.filter((kind) => kind !== 'holdBack' || batches.includes(operation));
  const lots = possible.flatMap((kind) => Array.from({ length: draws[kind].weight }, () => kind));
  const kind = lots[pick(lots.length)];
  return kind && draws[kind].draw(pick);
}

/** What a request says, but for the names of tables, which are new in every run. */
function textOf({ operation, rawBody }: LoggedRequest): string {
  return operation + rawBody.toString().replaceAll(/spec-[0-9a-f-]{36}/g, '');
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(text)) state = Math.imul(state ^ byte, 0x01000193);
  return state;
}
