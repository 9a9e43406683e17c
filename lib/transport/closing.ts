import { defer, finalize, firstValueFrom, Subject } from 'rxjs';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import type { Layer } from './exchange.ts';

/** A layer that can be closed. */
export interface Closing {
  readonly layer: Layer;
  /** Lets nothing begin from now on, and waits for what has begun, its retries included. */
  close(): Promise<void>;
}

/** Makes the layer that knows what is under way. */
export function closing(): Closing {
  const idle = new Subject<void>();
  let underWay = 0;
  let isClosed = false;

  const layer: Layer = (next) => (request) =>
    defer(() => {
      const { operation, tableName } = request;
      if (isClosed) throw new ClientClosedError('The client is closed', { operation, tableName });
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
