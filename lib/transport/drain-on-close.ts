import { defer, finalize, firstValueFrom, Subject } from 'rxjs';
import { withCallSite } from '../errors/call-site.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import { type ClosableWaits, closableWaits } from './closable-waits.ts';
import type { Layer, WireRequest } from './exchange.ts';

/** A layer that can be closed. */
export interface DrainOnClose {
  readonly layer: Layer;
  /** Waits of calls in flight for settings, credentials and capacity units. */
  readonly waits: Omit<ClosableWaits, 'close'>;
  /** Refuses further calls, and waits for the calls in flight, including their retries, but not for settings that do not come. */
  close(): Promise<void>;
}

/** Makes the layer that counts the calls in flight, so that closing can wait for them. */
export function drainOnClose(): DrainOnClose {
  const drained = new Subject<void>();
  const waits = closableWaits();
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
    waits.close();
    if (inFlight > 0) await firstValueFrom(drained);
  }

  return { layer, waits, close };
}

function clientClosed({ operation, tableName, site }: WireRequest): ClientClosedError {
  const context = { operation: operation.name, tableName };
  return withCallSite(new ClientClosedError('The client is closed', context), site);
}
