import { Agent } from 'undici';
import { createExchange } from './exchange.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { applyFault, type Fault } from './fault.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { LogOptions } from './request-log.ts';
import { reset } from './socket-faults.ts';

/** A proxy that lets requests fail as a plan says, and records them. */
export interface FaultProxy extends FakeServer {
  /** The faults so far, in the order of their requests. */
  readonly faults: readonly Fault[];
}

/** Starts a proxy in front of the server at `endpoint`. */
export async function startFaultProxy(
  endpoint: string,
  plan: FaultPlan,
  options: LogOptions = {},
): Promise<FaultProxy> {
  const dispatcher = new Agent();
  const faults: Fault[] = [];
  const server = await startFakeServer(async (request) => {
    const fault = plan(request);
    if (fault !== undefined) faults.push(fault);
    const exchange = createExchange(endpoint, dispatcher, request);
    try {
      return await (fault === undefined ? exchange.forward() : applyFault(fault, exchange));
    } catch {
      // The server is stopped, or this proxy is stopping: the client sees a lost connection.
      return reset;
    }
  }, options);

  const stop = async () => {
    await server.stop();
    await dispatcher.destroy();
  };
  return { ...server, faults, stop, [Symbol.asyncDispose]: stop };
}
