import { hash } from '../../support/hash.ts';
import { seededFaults } from '../../support/seeded-faults.ts';
import { firstFault, type TableFaultPlan, type TableRequest } from '../../support/table-fault.ts';
import type { TableServiceOptions } from '../../support/table-service.ts';
import { copyTable } from './copy-table.ts';
import type { PipelinePlan, SourcePlan } from './plan.ts';
import { tableOf } from './rows.ts';

/** How often the clients here send a request that fails. */
export const maxAttempts = 4;

/** The tables that a plan needs, and what goes wrong with them. */
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

function sourcesOf({ source, stages, wayOut }: PipelinePlan): readonly SourcePlan[] {
  const inner = stages.flatMap((stage) =>
    'operator' in stage ? [stage.inner, stage.boundary.work.inner] : [stage.boundary.work.inner],
  );
  return [source, ...inner, wayOut.inner];
}

/** What the plan wants to fail: a request that the service refuses, or one of which all attempts break. */
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
