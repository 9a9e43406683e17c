import { setTimeout } from 'node:timers/promises';
import type { TableExchange, TableService } from '../../lib/testing/table-service.ts';
import type { FakeResponse } from './wire/fake-response.ts';
import { type FakeServer, startFakeServer } from './wire/fake-server.ts';

/** Starts an HTTP server for tables in memory, for specs that need real sockets. */
export function startTableServer(service: TableService): Promise<FakeServer> {
  const handler = async (request: {
    operation: string;
    rawBody: Buffer;
    aborted: Promise<void>;
  }): Promise<FakeResponse> => {
    const exchange = service.receive({
      operation: request.operation,
      body: request.rawBody.toString(),
      attempt: 1,
    });
    const controller = new AbortController();
    void request.aborted.then(() => controller.abort());
    const isAborted = await setTimeout(exchange.delay, false, { signal: controller.signal }).catch(
      () => true,
    );
    return isAborted ? abort(exchange) : respond(exchange);
  };
  return startFakeServer(handler, { record: false });
}

function abort(exchange: TableExchange): FakeResponse {
  exchange.end('aborted');
  return (response) => void response.destroy();
}

function respond(exchange: TableExchange): FakeResponse {
  const { result } = exchange;
  if (!('body' in result)) {
    exchange.end('failed');
    return (response) => void response.destroy();
  }
  exchange.end('delivered');
  return result;
}
