import { type BatchFault, holdBack } from './batch-fault.ts';
import { type BodyFault, corrupt, cut, lie } from './body-faults.ts';
import { type ErrorFault, fail, throttle } from './error-faults.ts';
import type { Exchange } from './exchange.ts';
import type { Reply } from './fake-response.ts';
import { closeIdle, reset, resetAfter, type SocketFault } from './socket-faults.ts';
import { delay, drip, skew, type TimeFault } from './time-faults.ts';

/** What goes wrong with one request, as data that can be printed and replayed. */
export type Fault = ErrorFault | SocketFault | BodyFault | TimeFault | BatchFault;

/** Answers a request as the fault has it. */
export function play(fault: Fault, exchange: Exchange): Reply | Promise<Reply> {
  switch (fault.kind) {
    case 'throttle':
      return throttle(fault);
    case 'fail':
      return fail(fault);
    case 'resetBefore':
      return reset;
    case 'resetAfter':
      return resetAfter(exchange);
    case 'closeIdle':
      return closeIdle(exchange);
    case 'cut':
      return cut(fault, exchange);
    case 'corrupt':
      return corrupt(fault, exchange);
    case 'lie':
      return lie(fault, exchange);
    case 'delay':
      return delay(fault, exchange);
    case 'drip':
      return drip(fault, exchange);
    case 'skew':
      return skew(fault, exchange);
    case 'holdBack':
      return holdBack(fault, exchange);
  }
}
