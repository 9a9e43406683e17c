import { boolean } from '../options/boolean.ts';
import { count } from '../options/count.ts';
import { duration } from '../options/duration.ts';
import { oneOf } from '../options/one-of.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { checkMembers } from './check-members.ts';
import type { FakeRequest } from './fake-request.ts';
import { cutCodes, type Fault, type FaultPlan, type FaultRule, firstFault } from './fault.ts';
import { operationNames } from './table-input.ts';

const membersOfKind: Readonly<Record<Fault['kind'], readonly string[]>> = {
  throttle: ['name', 'reasons'],
  fail: ['name', 'status'],
  delay: ['milliseconds'],
  cut: ['code', 'isProcessed'],
  unprocessed: ['count'],
};

const kinds = ['throttle', 'fail', 'delay', 'cut', 'unprocessed'] as const;
const filters = ['operation', 'table', 'segment', 'page', 'times'];

/**
 * Checks the faults of a fake, and makes one plan of them: the first rule or function that applies decides.
 *
 * @throws InvalidOptionError for a rule with an unknown member or an invalid value
 */
export function faultPlan(
  faults: FaultPlan | FaultRule | readonly (FaultPlan | FaultRule)[],
  tables: readonly string[],
): FaultPlan {
  const plans = Array.isArray(faults) ? faults : [faults];
  return firstFault(
    ...plans.map((plan: FaultPlan | FaultRule, index) => {
      const option = Array.isArray(faults) ? `faults[${index}]` : 'faults';
      return typeof plan === 'function' ? checkedPlan(plan) : planOfRule(option, plan, tables);
    }),
  );
}

/** Checks each fault that a function returns. */
function checkedPlan(plan: FaultPlan): FaultPlan {
  return (request) => {
    const fault = plan(request) ?? undefined;
    return fault === undefined ? undefined : checkedFault('faults()', fault, []);
  };
}

function planOfRule(option: string, given: FaultRule, tables: readonly string[]): FaultPlan {
  const rule = checkedFault(option, given, filters);
  checkFilter(option, rule, tables);
  let timesLeft = rule.times ?? Number.POSITIVE_INFINITY;
  return (request) => {
    if (timesLeft === 0 || !applies(rule, request)) return undefined;
    timesLeft--;
    return rule;
  };
}

function applies({ operation, table, segment, page }: FaultRule, request: FakeRequest): boolean {
  return (
    (operation ?? request.operation) === request.operation &&
    (table ?? request.table) === request.table &&
    (segment ?? request.segment) === request.segment &&
    (page ?? request.page) === request.page
  );
}

function checkFilter(option: string, rule: FaultRule, tables: readonly string[]): void {
  const { operation, table, segment, page, times } = rule;
  if (operation !== undefined) oneOf(`${option}.operation`, operation, operationNames);
  if (table !== undefined) oneOf(`${option}.table`, table, tables);
  if (segment !== undefined) count(`${option}.segment`, segment);
  if (page !== undefined) count(`${option}.page`, page);
  if (times !== undefined) positive(`${option}.times`, times);
}

/** Checks a fault that has the members of its kind and `others`, and copies it. */
function checkedFault<F extends Fault>(option: string, given: F, others: readonly string[]): F {
  if (typeof given !== 'object' || given === null)
    refuseOption(option, given, 'a fault, such as `{ kind: "throttle" }`, or a function that returns one');
  const fault = { ...given };
  const kind = oneOf(`${option}.kind`, fault.kind, kinds);
  checkMembers(option, fault, ['kind', ...membersOfKind[kind], ...others]);
  checkValues(option, fault);
  return fault;
}

function checkValues(option: string, fault: Fault): void {
  switch (fault.kind) {
    case 'throttle':
      if (fault.name !== undefined) text(`${option}.name`, fault.name);
      if (fault.reasons !== undefined && !isTexts(fault.reasons))
        refuseOption(`${option}.reasons`, fault.reasons, 'an array of strings');
      break;
    case 'fail':
      text(`${option}.name`, fault.name);
      if (fault.status !== undefined) errorStatus(`${option}.status`, fault.status);
      break;
    case 'delay':
      if (duration(`${option}.milliseconds`, fault.milliseconds) === Number.POSITIVE_INFINITY)
        refuseOption(`${option}.milliseconds`, fault.milliseconds, 'a finite number of milliseconds');
      break;
    case 'cut':
      if (fault.code !== undefined) oneOf(`${option}.code`, fault.code, cutCodes);
      if (fault.isProcessed !== undefined) boolean(`${option}.isProcessed`, fault.isProcessed);
      break;
    case 'unprocessed':
      positive(`${option}.count`, fault.count);
  }
}

function text(option: string, value: string): void {
  if (typeof value !== 'string' || value === '') refuseOption(option, value, 'a non-empty string');
}

function isTexts(value: readonly string[]): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function errorStatus(option: string, status: number): void {
  if (!Number.isInteger(status) || status < 400 || status > 599)
    refuseOption(option, status, 'a status from 400 to 599');
}
