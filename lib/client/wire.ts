import type { Dispatcher } from 'undici';
import { budgets } from '../retry/budget.ts';
import { retrying } from '../retry/retrying.ts';
import { type ConnectionOptions, connect } from '../settings/connection.ts';
import { defaultMaxAttempts } from '../settings/max-attempts.ts';
import { memoize } from '../settings/memoize.ts';
import { serviceClock } from '../transport/clock.ts';
import { errorReader } from '../transport/error-response.ts';
import type { Exchange } from '../transport/exchange.ts';
import { http } from '../transport/http.ts';
import { limiting } from '../transport/limiting.ts';
import { renewing } from '../transport/renewing.ts';
import { routing } from '../transport/routing.ts';
import { signing } from '../transport/sign.ts';
import type { ResolvedOptions } from './options.ts';

/** Puts the layers of a request on top of each other: retries, fresh credentials, the limit on requests in flight, HTTP. */
export function wire(
  options: ConnectionOptions,
  resolved: ResolvedOptions,
  dispatcher: Pick<Dispatcher, 'dispatch'>,
): Exchange {
  const { headersTimeout, bodyTimeout, numbers, maxClients, retryBudget } = resolved;
  const clock = serviceClock();
  let maxAttempts = resolved.maxAttempts ?? defaultMaxAttempts;
  const line = memoize(async () => {
    const connection = await connect(options, resolved.maxAttempts);
    const { credentials, region } = connection;
    maxAttempts = connection.maxAttempts;
    return { credentials, route: routing(connection), sign: signing(region, clock.now, maxAttempts) };
  });
  const readError = errorReader(numbers);
  const exchange = http({ dispatcher, line, headersTimeout, bodyTimeout, readError, clock });
  const renew = renewing(async () => {
    if (typeof options.credentials === 'object') return false;
    const { credentials } = await line();
    await credentials({ forceRefresh: true });
    return true;
  });
  const retry = retrying({ budget: budgets(retryBudget), maxAttempts: () => maxAttempts });
  return retry(renew(limiting(maxClients)(exchange)));
}
