import { hash } from '../../../lib/testing/hash.ts';
import {
  type FakeDynamoDBOptions,
  type FakeRequest,
  type FakeTable,
  type FaultPlan,
  seededFaults,
} from '../../../lib/testing/index.ts';
import { copyTableEntry } from './copy-table.ts';
import type { PipelinePlan, SourcePlan } from './plan.ts';
import { tableOf } from './rows.ts';

/** How many times the clients send a request that fails. */
export const maxAttempts = 4;

/** The tables of a plan. */
export function tablesOf(plan: PipelinePlan): Readonly<Record<string, FakeTable>> {
  return Object.fromEntries([...sourcesOf(plan).map(tableOf), copyTableEntry]);
}

/** The faults of a plan and the delays of its responses. */
export function faultsOf(plan: PipelinePlan) {
  return {
    faults: [failureOf(plan.source), seededFaults(plan.seed, { share: plan.faultShare })],
    delay: ({ page, segment, operation }: FakeRequest) =>
      1 + (hash(`${plan.seed} ${operation} ${segment} ${page}`) % 4),
    client: { maxAttempts },
  } satisfies FakeDynamoDBOptions;
}

function sourcesOf({ source, stages, consumer }: PipelinePlan): readonly SourcePlan[] {
  const inner = stages.flatMap((stage) =>
    'operator' in stage ? [stage.inner, stage.boundary.work.inner] : [stage.boundary.work.inner],
  );
  return [source, ...inner, consumer.inner];
}

/** The planned failure: a request that the service rejects, or one whose attempts all fail. */
function failureOf({ name, failure }: SourcePlan): FaultPlan {
  return ({ table, page, segment = 0, repeats }) => {
    if (failure === undefined || table !== name || segment !== 0 || page !== failure.page) return undefined;
    const isRefused = failure.kind === 'refused';
    if (repeats >= failure.times * (isRefused ? 1 : maxAttempts)) return undefined;
    return isRefused
      ? { kind: 'fail', status: 400, name: 'ValidationException' }
      : { kind: 'fail', status: 500, name: 'InternalServerError' };
  };
}
