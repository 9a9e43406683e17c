import { Agent } from 'undici';
import { exchange } from './exchange.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import { type Fault, play } from './fault.ts';
import type { Plan } from './fault-plan.ts';
import type { LogOptions } from './request-log.ts';
import { reset } from './socket-faults.ts';

/** A proxy that lets some requests go wrong, and knows all of them. */
export interface FaultProxy extends FakeServer {
  /** The faults so far, in the order of the requests that they befell. */
  readonly faults: readonly Fault[];
}

/** Starts a proxy in front of the server at `endpoint`; `plan` decides what goes wrong. */
export async function startFaultProxy(
  endpoint: string,
  plan: Plan,
  options: LogOptions = {},
): Promise<FaultProxy> {
  const dispatcher = new Agent();
  const faults: Fault[] = [];
  const server = await startFakeServer(async (request) => {
    const fault = plan(request);
    if (fault !== undefined) faults.push(fault);
    const onItsWay = exchange(endpoint, dispatcher, request);
    try {
      return await (fault === undefined ? onItsWay.forward() : play(fault, onItsWay));
    } catch {
      // The server behind is gone, or this proxy is stopping: to the client that is a lost connection.
      return reset;
    }
  }, options);

  const stop = async () => {
    await server.stop();
    await dispatcher.destroy();
  };
  return { ...server, faults, stop, [Symbol.asyncDispose]: stop };
}
