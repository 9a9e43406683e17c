import type { Draw } from './draw.ts';
import type { BoundaryPlan, SourcePlan, WorkPlan } from './plan.ts';

const tables = ['scan', 'query', 'parallelScan'] as const;
const foreign = ['array', 'generator', 'asyncGenerator', 'nodeStream'] as const;

/** Draws the main source of a pipeline. */
export function drawSource(draw: Draw, isTable: boolean): SourcePlan {
  const kind = isTable || draw.chance(0.75) ? draw.of(tables) : draw.of(foreign);
  return {
    kind,
    name: 'Main',
    pages: draw.int(1, 8),
    pageSize: draw.int(1, 5),
    segments: kind === 'parallelScan' ? draw.int(1, 5) : 1,
    concurrency: draw.int(1, 4),
    prefetch: draw.of([0, 0, 0, 1, 2]),
  };
}

/** Draws a small source, for work, for operators and for consumers. */
export function drawInner(draw: Draw, name: string): SourcePlan {
  return {
    kind: draw.of(['query', 'query', 'scan', 'asyncGenerator', 'array'] as const),
    name,
    pages: draw.int(1, 2),
    pageSize: draw.int(1, 2),
    segments: 1,
    concurrency: 1,
    prefetch: 0,
  };
}

const work = [
  'array',
  'of',
  'promise',
  'timer',
  'timer',
  'asyncIterable',
  'query',
  'getItem',
  'write',
] as const;

export function drawBoundary(draw: Draw, name: string, isOnMainPath: boolean): BoundaryPlan {
  const workPlan: WorkPlan = { kind: draw.of(work), time: draw.int(0, 12), inner: drawInner(draw, name) };
  return {
    kind: draw.chance(0.12) ? 'batchWrite' : 'pacedMergeMap',
    concurrency: draw.int(1, 4),
    work: workPlan,
    isOnMainPath,
  };
}
