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

/** The work on each value at a boundary. */
export interface WorkPlan {
  readonly kind: 'array' | 'of' | 'promise' | 'timer' | 'asyncIterable' | 'query' | 'getItem' | 'write';
  /** How many milliseconds it takes. */
  readonly time: number;
  /** What it reads, if it is a query. */
  readonly inner: SourcePlan;
  /** From which value on it fails, counted over all subscriptions, and how many times. */
  readonly failure?: { readonly at: number; readonly times: number } | undefined;
}

export interface BoundaryPlan {
  readonly kind: 'pacedMergeMap' | 'batchWrite';
  readonly concurrency: number;
  readonly work: WorkPlan;
  /** Whether all values that the pipeline emits pass it, and no others. */
  readonly isOnMainPath: boolean;
}

/** An operator of the list, by its name. */
export interface OperatorPlan {
  readonly operator: string;
  /** A number for the operator, for example a count or milliseconds. */
  readonly n: number;
  readonly inner: SourcePlan;
  readonly boundary: BoundaryPlan;
}

export type StagePlan = OperatorPlan | { readonly boundary: BoundaryPlan };

/** How the pipeline continues after its end or an error. */
export type RestartPlan =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'retry' | 'repeat';
      readonly count: number;
      readonly delay: number;
      readonly after: number;
    }
  | { readonly kind: 'resume' };

/** How the values are consumed outside of RxJS. */
export interface ConsumerPlan {
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
  /** After how many values the consumer unsubscribes. */
  readonly leaveAfter?: number | undefined;
}

/** What the values of a run are compared with. */
export type Expectation =
  /** The values of the reference, each as often. */
  | 'same'
  /** Only values of the reference without failures, none more often. */
  | 'subset'
  /** All values of the reference without failures, each at most once per subscription to the source. */
  | 'atLeastOnce';

/** A pipeline, as data that can be printed. */
export interface PipelinePlan {
  readonly seed: number;
  readonly source: SourcePlan;
  readonly stages: readonly StagePlan[];
  readonly restart: RestartPlan;
  readonly consumer: ConsumerPlan;
  readonly expectation: Expectation;
  /** How many values may be queued in each boundary; `undefined` where an operator reads ahead by design. */
  readonly bound: number | undefined;
  /** Whether a part of it may continue after the consumer has unsubscribed. */
  readonly mayOutliveConsumer: boolean;
  /** The share of requests with a fault from which the client recovers. */
  readonly faultShare: number;
}
