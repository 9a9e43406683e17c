import { hash } from '../../support/hash.ts';
import { seededFaults } from '../../support/seeded-faults.ts';
import { firstFault, type TableFaultPlan, type TableRequest } from '../../support/table-fault.ts';
import type { TableServiceOptions } from '../../support/table-service.ts';
import { copyTable } from './copy-table.ts';
import type { PipelinePlan, SourcePlan } from './plan.ts';
import { tableOf } from './rows.ts';

/** How many times the clients send a request that fails. */
export const maxAttempts = 4;

/** The tables of a plan, and the faults of their requests. */
export function serviceOf(
  plan: PipelinePlan,
  onRequest: (request: TableRequest) => void,
): TableServiceOptions {
  return {
    tables: [...sourcesOf(plan).map(tableOf), copyTable],
    faults: firstFault(failureOf(plan.source), seededFaults(plan.seed, { share: plan.faultShare })),
    delay: ({ page, segment, operation }) => 1 + (hash(`${plan.seed} ${operation} ${segment} ${page}`) % 4),
    onRequest,
  };
}

function sourcesOf({ source, stages, consumer }: PipelinePlan): readonly SourcePlan[] {
  const inner = stages.flatMap((stage) =>
    'operator' in stage ? [stage.inner, stage.boundary.work.inner] : [stage.boundary.work.inner],
  );
  return [source, ...inner, consumer.inner];
}

/** The planned failure: a request that the service rejects, or one whose attempts all fail. */
function failureOf({ name, failure }: SourcePlan): TableFaultPlan {
  return ({ tableName, page, segment = 0, repeats }) => {
    if (failure === undefined || tableName !== name || segment !== 0 || page !== failure.page)
      return undefined;
    const isRefused = failure.kind === 'refused';
    if (repeats >= failure.times * (isRefused ? 1 : maxAttempts)) return undefined;
    return isRefused
      ? { kind: 'service', status: 400, name: 'ValidationException' }
      : { kind: 'service', status: 500, name: 'InternalServerError' };
  };
}
