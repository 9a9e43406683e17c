/** What a service in memory has seen so far. */
export interface RequestCounts {
  /** Requests that have come, each attempt of the client counted. */
  readonly requests: number;
  /** Requests without an answer yet. */
  readonly inFlight: number;
  /** The most requests that have been without an answer at once. */
  readonly mostInFlight: number;
  /** Pages whose whole answer has reached the client. */
  readonly pagesDelivered: number;
  /** Requests that the client has aborted. */
  readonly aborted: number;
}

/** How an exchange has ended: with an answer, an error of the connection, or because the client has left. */
export type Outcome = 'delivered' | 'failed' | 'aborted';

/** Keeps the counts. */
export class RequestCounter implements RequestCounts {
  requests = 0;
  inFlight = 0;
  mostInFlight = 0;
  pagesDelivered = 0;
  aborted = 0;

  start(): void {
    this.requests++;
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
  }

  end(outcome: Outcome, isPage: boolean): void {
    this.inFlight--;
    if (outcome === 'delivered' && isPage) this.pagesDelivered++;
    if (outcome === 'aborted') this.aborted++;
  }
}
