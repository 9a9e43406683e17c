import { defer, finalize, firstValueFrom, Subject } from 'rxjs';
import { withCallSite } from '../errors/call-site.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import type { Layer, WireRequest } from './exchange.ts';

/** A layer that can be closed. */
export interface DrainOnClose {
  readonly layer: Layer;
  /** Refuses further calls, and waits for the calls in flight, including their retries. */
  close(): Promise<void>;
}

/** Makes the layer that counts the calls in flight, so that closing can wait for them. */
export function drainOnClose(): DrainOnClose {
  const drained = new Subject<void>();
  let inFlight = 0;
  let isClosed = false;

  const layer: Layer = (next) => (request) =>
    defer(() => {
      if (isClosed) throw clientClosed(request);
      inFlight++;
      return next(request).pipe(finalize(onEnd));
    });

  function onEnd(): void {
    inFlight--;
    if (inFlight === 0) drained.next();
  }

  async function close(): Promise<void> {
    isClosed = true;
    if (inFlight > 0) await firstValueFrom(drained);
  }

  return { layer, close };
}

function clientClosed({ operation, tableName, site }: WireRequest): ClientClosedError {
  const context = { operation: operation.name, tableName };
  return withCallSite(new ClientClosedError('The client is closed', context), site);
}
