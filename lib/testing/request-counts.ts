/** Counts of the requests to a table service. */
export interface RequestCounts {
  /** All requests so far, retries included. */
  readonly requests: number;
  /** Requests without a response yet. */
  readonly inFlight: number;
  /** The maximum of `inFlight` so far. */
  readonly mostInFlight: number;
  /** Responses with a page that have reached the client. */
  readonly pagesDelivered: number;
  /** Requests that the client has aborted. */
  readonly aborted: number;
}

/** How an exchange ends: with a response, with a connection error, or aborted by the client. */
export type Outcome = 'delivered' | 'failed' | 'aborted';

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
