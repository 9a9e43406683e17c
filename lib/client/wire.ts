import type { Dispatcher } from 'undici';
import { budgetPerTable } from '../retry/budget.ts';
import { retrying } from '../retry/retrying.ts';
import { type ConnectionOptions, connect } from '../settings/connection.ts';
import { memoize } from '../settings/memoize.ts';
import { errorReader } from '../transport/error-response.ts';
import type { Exchange } from '../transport/exchange.ts';
import { http } from '../transport/http.ts';
import { limiting } from '../transport/limiting.ts';
import { signing } from '../transport/sign.ts';
import type { ResolvedOptions } from './options.ts';

/** Puts the layers of a request on top of each other: retries, the limit on requests in flight, HTTP. */
export function wire(
  options: ConnectionOptions,
  resolved: ResolvedOptions,
  dispatcher: Dispatcher,
): Exchange {
  const { headersTimeout, bodyTimeout, numbers, maxClients } = resolved;
  const line = memoize(async () => {
    const connection = await connect(options);
    return { endpoint: connection.endpoint, sign: signing(connection) };
  });
  const exchange = http({ dispatcher, line, headersTimeout, bodyTimeout, readError: errorReader(numbers) });
  return retrying({ budget: budgetPerTable() })(limiting(maxClients)(exchange));
}
