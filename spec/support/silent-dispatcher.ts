import { Dispatcher } from 'undici';

/** An undici dispatcher that never responds, and counts its requests. */
export class SilentDispatcher extends Dispatcher {
  /** How many requests it has got. */
  requests = 0;
  /** How many of them have not been aborted. */
  inFlight = 0;
  private announce: (() => void) | undefined;
  private isAnnounced = false;

  /** Resolves at the next request, or at once if there was one since the last call. */
  whenRequested(): Promise<void> {
    return new Promise((resolve) => {
      this.announce = () => {
        this.announce = undefined;
        this.isAnnounced = false;
        resolve();
      };
      if (this.isAnnounced) this.announce();
    });
  }

  override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.requests++;
    this.inFlight++;
    const abort = (reason: Error) => {
      this.inFlight--;
      handler.onResponseError?.(controller, reason);
    };
    const controller: Dispatcher.DispatchController = {
      aborted: false,
      paused: false,
      reason: null,
      abort,
      pause() {},
      resume() {},
    };
    handler.onRequestStart?.(controller, {});
    this.isAnnounced = true;
    this.announce?.();
    return true;
  }
}

/** Makes a dispatcher that never responds. */
export function silentDispatcher(): SilentDispatcher {
  return new SilentDispatcher();
}
