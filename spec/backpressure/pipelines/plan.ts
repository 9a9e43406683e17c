/** A source: what it holds, and how it is read. */
export interface SourcePlan {
  readonly kind: 'scan' | 'query' | 'parallelScan' | 'array' | 'generator' | 'asyncGenerator' | 'nodeStream';
  /** The name of its table, if it is one. */
  readonly name: string;
  readonly pages: number;
  readonly pageSize: number;
  readonly segments: number;
  readonly concurrency: number;
  readonly prefetch: number;
  /** The page that cannot be read the first `times` times. */
  readonly failure?:
    | { readonly page: number; readonly times: number; readonly kind: 'refused' | 'broken' }
    | undefined;
}

/** What is done with each value at a boundary. */
export interface WorkPlan {
  readonly kind: 'array' | 'of' | 'promise' | 'timer' | 'asyncIterable' | 'query' | 'getItem' | 'write';
  /** How many milliseconds it takes. */
  readonly time: number;
  /** What it reads, if it reads. */
  readonly inner: SourcePlan;
  /** Which of the values it fails for, counted over all subscriptions, and how often in all. */
  readonly failure?: { readonly at: number; readonly times: number } | undefined;
}

export interface BoundaryPlan {
  readonly kind: 'pacedMergeMap' | 'batchWrite';
  readonly concurrency: number;
  readonly work: WorkPlan;
  /** Whether every value that leaves the pipeline passes it, and none but its source's. */
  readonly isOnMainPath: boolean;
}

/** An operator of the list, by its name. */
export interface OperatorPlan {
  readonly operator: string;
  /** Whatever the operator wants to count. */
  readonly n: number;
  readonly inner: SourcePlan;
  readonly boundary: BoundaryPlan;
}

export type StagePlan = OperatorPlan | { readonly boundary: BoundaryPlan };

/** What brings the pipeline back after an end or an error. */
export type RevivalPlan =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'retry' | 'repeat';
      readonly count: number;
      readonly delay: number;
      readonly after: number;
    }
  | { readonly kind: 'resume' };

/** How the values leave RxJS. */
export interface WayOutPlan {
  readonly kind:
    | 'subscribe'
    | 'forAwait'
    | 'readableLoop'
    | 'readablePipeline'
    | 'readableData'
    | 'webReader'
    | 'webPipeTo'
    | 'webPipeThrough';
  readonly body: 'none' | 'timer' | 'query';
  readonly inner: SourcePlan;
  /** After how many values the consumer leaves. */
  readonly leaveAfter?: number | undefined;
}

/** What the values of a run are compared with. */
export type Expectation =
  /** Those of the reference, as often. */
  | 'same'
  /** No others than those of the reference without failures, and none more often. */
  | 'subset'
  /** All those of the reference without failures, and each once per subscription at most. */
  | 'atLeastOnce';

/** A pipeline, as data that can be printed. */
export interface PipelinePlan {
  readonly seed: number;
  readonly source: SourcePlan;
  readonly stages: readonly StagePlan[];
  readonly revival: RevivalPlan;
  readonly wayOut: WayOutPlan;
  readonly expectation: Expectation;
  /** How many values may wait in each boundary's queue; `undefined` where an operator runs ahead by its nature. */
  readonly bound: number | undefined;
  /** Whether a part of it may go on once the consumer has left. */
  readonly outlives: boolean;
  /** The share of requests that meet a fault from which the client recovers. */
  readonly faultShare: number;
}
