import { type BatchFault, unprocessed } from './batch-fault.ts';
import { type BodyFault, corrupt, truncate, wrongLength } from './body-faults.ts';
import { type ErrorFault, serverError, throttle } from './error-faults.ts';
import type { Exchange } from './exchange.ts';
import type { FakeResponse } from './fake-response.ts';
import { closeIdle, reset, resetAfter, type SocketFault } from './socket-faults.ts';
import { clockSkew, delay, slowBody, type TimeFault } from './time-faults.ts';

/** What goes wrong with one request, as data that can be printed and replayed. */
export type Fault = ErrorFault | SocketFault | BodyFault | TimeFault | BatchFault;

/** Makes the response to a request that meets a fault. */
export function applyFault(fault: Fault, exchange: Exchange): FakeResponse | Promise<FakeResponse> {
  switch (fault.kind) {
    case 'throttle':
      return throttle(fault);
    case 'serverError':
      return serverError(fault);
    case 'resetBefore':
      return reset;
    case 'resetAfter':
      return resetAfter(exchange);
    case 'closeIdle':
      return closeIdle(exchange);
    case 'truncate':
      return truncate(fault, exchange);
    case 'corrupt':
      return corrupt(fault, exchange);
    case 'wrongLength':
      return wrongLength(fault, exchange);
    case 'delay':
      return delay(fault, exchange);
    case 'slowBody':
      return slowBody(fault, exchange);
    case 'clockSkew':
      return clockSkew(fault, exchange);
    case 'unprocessed':
      return unprocessed(fault, exchange);
  }
}
