import type { Draw } from './draw.ts';
import { drawBoundary, drawInner } from './draw-source.ts';
import { operatorByName, operators } from './operators/all.ts';
import { maxOperatorNumber, type OperatorKind } from './operators/operator-kind.ts';
import type { BoundaryPlan, SourcePlan, StagePlan } from './plan.ts';

/** What happens to the pipeline of a seed. */
export type Scenario =
  | 'failureFree'
  | 'sourceFails'
  | 'workFails'
  | 'retryOfSource'
  | 'retryOfWork'
  | 'repeat'
  | 'resume'
  | 'leave';

/** The stages drawn so far, and what they guarantee about the values. */
export interface Drawn {
  readonly stages: StagePlan[];
  /** Whether values arrive in the order of the source, whatever the timing. */
  isOrdered: boolean;
  /** Whether the same values arrive, whatever the timing. */
  isExact: boolean;
  /** How many values may arrive without room; `undefined` if any number. */
  bound: number | undefined;
  replays: boolean;
}

/** Draws operators and boundaries, but only those after which the result can still be checked. */
export function drawStages(draw: Draw, scenario: Scenario, source: SourcePlan): Drawn {
  const isOrdered = source.segments === 1;
  const isExact = scenario !== 'workFails' && (scenario !== 'sourceFails' || isOrdered);
  const drawn: Drawn = { stages: [], isOrdered, isExact, bound: 4 + 2 * source.segments, replays: false };
  const count = draw.int(1, 5);
  for (let index = 0; index < count; index++) {
    if (draw.chance(0.35)) addBoundary(drawn, drawBoundary(draw, `Work${index}`, true));
    else addOperator(drawn, draw, scenario, index);
  }
  return drawn;
}

export function addBoundary(drawn: Drawn, boundary: BoundaryPlan): void {
  const { kind, concurrency, work } = boundary;
  const isSync = kind === 'pacedMergeMap' && (work.kind === 'array' || work.kind === 'of');
  if (!isSync && (concurrency > 1 || kind === 'batchWrite')) drawn.isOrdered = false;
  if (drawn.bound !== undefined) drawn.bound += capacityOf(boundary);
  drawn.stages.push({ boundary });
}

function addOperator(drawn: Drawn, draw: Draw, scenario: Scenario, index: number): void {
  const kind = draw.of(operators.filter((operator) => isAllowed(operator, drawn, scenario)));
  if (kind.keeps === 'byTime') drawn.isExact = false;
  if (scenario === 'sourceFails' && isLossy(kind, drawn)) drawn.isExact = false;
  if (kind.losesOrder) drawn.isOrdered = false;
  if (kind.replays) drawn.replays = true;
  const isFoundLate = kind.breaksChain === true && drawn.stages.some(mayStartLate);
  if (kind.runsAhead !== undefined || isFoundLate) drawn.bound = undefined;
  else if (drawn.bound !== undefined) drawn.bound *= kind.burst ?? 1;
  const boundary = drawBoundary(draw, `Beside${index}`, false);
  if (drawn.bound !== undefined && kind.boundaries !== undefined)
    drawn.bound += kind.boundaries * capacityOf(boundary);
  drawn.stages.push({
    operator: kind.name,
    n: draw.int(1, maxOperatorNumber),
    inner: drawInner(draw, `Inner${index}`),
    boundary,
  });
}

/** How many values a boundary holds; a writer holds a batch of 25 for each request, and fills another one. */
function capacityOf({ kind, concurrency }: BoundaryPlan): number {
  return kind === 'batchWrite' ? 25 * (concurrency + 1) : concurrency;
}

/** Whether a stage may emit nothing for its first values: a writer fills a batch, and other stages may drop values. */
function mayStartLate(stage: StagePlan): boolean {
  if ('operator' in stage) return operatorByName(stage.operator).keeps !== undefined;
  return stage.boundary.kind === 'batchWrite';
}

/** Whether it depends on timing which values an error drops. */
function isLossy({ atError }: OperatorKind, { isOrdered }: Drawn): boolean {
  return atError === 'dropsByTime' || (atError === 'dropsHeld' && !isOrdered);
}

function isAllowed(kind: OperatorKind, { isOrdered, isExact }: Drawn, scenario: Scenario): boolean {
  const isTimeless = kind.keeps === undefined || kind.keeps === 'byValue';
  switch (scenario) {
    case 'retryOfSource':
    case 'retryOfWork':
      return isTimeless && !kind.replays;
    case 'resume':
      return isTimeless && !kind.replays && !kind.adds && kind.atError === undefined;
    case 'workFails':
      return isTimeless;
    default:
      return kind.keeps !== 'byPosition' || (isOrdered && isExact);
  }
}
