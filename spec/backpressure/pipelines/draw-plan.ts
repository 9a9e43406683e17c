import { type Draw, seededDraw } from './draw.ts';
import { drawBoundary, drawInner, drawSource } from './draw-source.ts';
import { addBoundary, type Drawn, drawStages, type Scenario } from './draw-stages.ts';
import type {
  BoundaryPlan,
  ConsumerPlan,
  Expectation,
  PipelinePlan,
  RestartPlan,
  SourcePlan,
  StagePlan,
  WorkPlan,
} from './plan.ts';

const scenarios: readonly Scenario[] = [
  ...Array<Scenario>(7).fill('failureFree'),
  ...Array<Scenario>(4).fill('sourceFails'),
  ...Array<Scenario>(2).fill('workFails'),
  ...Array<Scenario>(3).fill('retryOfSource'),
  ...Array<Scenario>(2).fill('retryOfWork'),
  ...Array<Scenario>(2).fill('repeat'),
  ...Array<Scenario>(3).fill('resume'),
  ...Array<Scenario>(3).fill('leave'),
];

const consumerKinds = [
  'subscribe',
  'subscribe',
  'forAwait',
  'readableLoop',
  'readablePipeline',
  'readableData',
  'webReader',
  'webPipeTo',
  'webPipeThrough',
] as const;

/** Draws the pipeline of a seed. */
export function drawPlan(seed: number): PipelinePlan {
  const draw = seededDraw(seed);
  const scenario = draw.of(scenarios);
  const source = withSourceFailure(draw, scenario, drawSource(draw, scenario === 'resume'));
  const drawn = drawStages(draw, scenario, source);
  const consumer = drawConsumer(draw, scenario);
  const needsBoundary =
    consumer.kind === 'subscribe' || scenario === 'workFails' || scenario === 'retryOfWork';
  if (needsBoundary && !drawn.stages.some(isBoundary)) addBoundary(drawn, drawBoundary(draw, 'Last', true));
  return {
    seed,
    source,
    stages: withWorkFailure(draw, scenario, drawn.stages),
    restart: drawRestart(draw, scenario, drawn),
    consumer,
    expectation: expectationOf(scenario, source, drawn),
    bound: drawn.bound,
    mayOutliveConsumer: drawn.replays,
    faultShare: draw.of([0, 0, 0.05, 0.2]),
  };
}

function withSourceFailure(draw: Draw, scenario: Scenario, source: SourcePlan): SourcePlan {
  if (!['sourceFails', 'retryOfSource', 'resume'].includes(scenario)) return source;
  const times = scenario === 'sourceFails' ? 1000 : draw.int(1, 2);
  const page = draw.int(0, source.pages - 1);
  return { ...source, failure: { page, times, kind: draw.chance(0.7) ? 'refused' : 'broken' } };
}

/** Makes the work of the last boundary fail. */
function withWorkFailure(draw: Draw, scenario: Scenario, stages: readonly StagePlan[]): readonly StagePlan[] {
  if (scenario !== 'workFails' && scenario !== 'retryOfWork') return stages;
  const last = stages.findLastIndex(isBoundary);
  const failure = { at: draw.int(0, 6), times: draw.int(1, 2) };
  return stages.map((stage, index) =>
    index === last ? { boundary: withFailure(stage.boundary, failure) } : stage,
  );
}

function withFailure(boundary: BoundaryPlan, failure: WorkPlan['failure']): BoundaryPlan {
  return { ...boundary, kind: 'pacedMergeMap', work: { ...boundary.work, failure } };
}

function isBoundary(stage: StagePlan): boolean {
  return !('operator' in stage);
}

function drawRestart(draw: Draw, scenario: Scenario, { stages }: Drawn): RestartPlan {
  const delay = draw.of([0, 0, 3, 20]);
  switch (scenario) {
    case 'resume':
      return { kind: 'resume' };
    case 'repeat':
      return { kind: 'repeat', count: draw.int(2, 3), delay, after: stages.length };
    case 'retryOfWork':
      return { kind: 'retry', count: 4, delay, after: stages.length };
    case 'retryOfSource':
      return { kind: 'retry', count: 4, delay, after: draw.int(0, stages.length) };
    default:
      return { kind: 'none' };
  }
}

function drawConsumer(draw: Draw, scenario: Scenario): ConsumerPlan {
  return {
    kind: draw.of(consumerKinds),
    body: draw.of(['none', 'timer', 'query'] as const),
    inner: { ...drawInner(draw, 'Consumer'), kind: 'query' },
    leaveAfter: scenario === 'leave' ? draw.int(1, 6) : undefined,
  };
}

function expectationOf(scenario: Scenario, source: SourcePlan, { isExact }: Drawn): Expectation {
  if (scenario === 'retryOfSource' || scenario === 'retryOfWork') return 'atLeastOnce';
  if (scenario === 'resume') return source.kind === 'parallelScan' ? 'atLeastOnce' : 'same';
  return isExact && scenario !== 'leave' ? 'same' : 'subset';
}
