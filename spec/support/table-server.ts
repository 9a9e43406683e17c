import { setTimeout } from 'node:timers/promises';
import type { TableExchange, TableService } from './table-service.ts';
import { type FakeServer, startFakeServer } from './wire/fake-server.ts';
import type { Reply } from './wire/fake-response.ts';

/** Starts an HTTP server in front of tables in memory, for what only real sockets show. */
export function startTableServer(service: TableService): Promise<FakeServer> {
  const handler = async (request: {
    operation: string;
    rawBody: Buffer;
    aborted: Promise<void>;
  }): Promise<Reply> => {
    const exchange = service.receive(request.operation, request.rawBody.toString());
    const abort = new AbortController();
    void request.aborted.then(() => abort.abort());
    const hasLeft = await setTimeout(exchange.delay, false, { signal: abort.signal }).catch(() => true);
    return hasLeft ? leave(exchange) : reply(exchange);
  };
  return startFakeServer(handler, { record: false });
}

function leave(exchange: TableExchange): Reply {
  exchange.end('aborted');
  return (response) => void response.destroy();
}

function reply(exchange: TableExchange): Reply {
  const { answer } = exchange;
  if ('code' in answer) {
    exchange.end('failed');
    return (response) => void response.destroy();
  }
  exchange.end('delivered');
  return answer;
}
