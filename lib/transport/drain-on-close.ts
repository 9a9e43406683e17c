import { defer, finalize, firstValueFrom, Subject } from 'rxjs';
import { withCallSite } from '../errors/call-site.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import type { Layer, WireRequest } from './exchange.ts';

/** A layer that can be closed. */
export interface DrainOnClose {
  readonly layer: Layer;
  /** Lets nothing begin from now on, and waits for what has begun, its retries included. */
  close(): Promise<void>;
}

function clientClosed({ operation, tableName, site }: WireRequest): ClientClosedError {
  return withCallSite(
    new ClientClosedError('The client is closed', { operation: operation.name, tableName }),
    site,
  );
}

/** Makes the layer that knows what is under way. */
export function drainOnClose(): DrainOnClose {
  const idle = new Subject<void>();
  let underWay = 0;
  let isClosed = false;

  const layer: Layer = (next) => (request) =>
    defer(() => {
      if (isClosed) throw clientClosed(request);
      underWay++;
      return next(request).pipe(finalize(leave));
    });

  function leave(): void {
    underWay--;
    if (underWay === 0) idle.next();
  }

  async function close(): Promise<void> {
    isClosed = true;
    if (underWay > 0) await firstValueFrom(idle);
  }

  return { layer, close };
}
