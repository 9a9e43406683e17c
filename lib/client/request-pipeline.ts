import type { Dispatcher } from 'undici';
import { capacityLimit } from '../capacity/capacity-limit.ts';
import { type ConnectionOptions, resolveConnection } from '../config/connection.ts';
import { defaultMaxAttempts } from '../config/max-attempts.ts';
import { memoize } from '../config/memoize.ts';
import { retryBudgets } from '../retry/budget.ts';
import { requestRetry } from '../retry/request-retry.ts';
import { traceRequests } from '../telemetry/trace-requests.ts';
import type { ServiceClock } from '../transport/clock.ts';
import type { ClosableWaits } from '../transport/closable-waits.ts';
import { concurrencyLimit } from '../transport/concurrency-limit.ts';
import { credentialRefresh } from '../transport/credential-refresh.ts';
import { errorReader } from '../transport/error-response.ts';
import type { Exchange } from '../transport/exchange.ts';
import { http } from '../transport/http.ts';
import { measureRequests } from '../transport/measure-requests.ts';
import { router } from '../transport/routing.ts';
import { signer } from '../transport/sign.ts';
import type { ResolvedOptions } from './options.ts';

/**
 * Composes the layers of a request, from the outside in: retry, credential refresh, capacity, concurrency limit, progress,
 * tracing, HTTP.
 */
export function requestPipeline(
  options: ConnectionOptions,
  resolved: ResolvedOptions,
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  { wait, begin }: Omit<ClosableWaits, 'close'>,
  clock: ServiceClock,
): Exchange {
  const { headersTimeout, bodyTimeout, requestTimeout, numbers, maxClients, retryBudget } = resolved;
  let maxAttempts = resolved.maxAttempts ?? defaultMaxAttempts;
  const connection = memoize(async () => {
    const settings = await resolveConnection(options, resolved.maxAttempts);
    const { credentials, region } = settings;
    maxAttempts = settings.maxAttempts;
    return { credentials, route: router(settings), sign: signer(region, clock.now, maxAttempts) };
  });
  const readError = errorReader(numbers);
  const exchange = http({
    dispatcher,
    connection,
    headersTimeout,
    bodyTimeout,
    requestTimeout,
    wait,
    readError,
    clock,
  });
  const refresh = credentialRefresh(async () => {
    if (typeof options.credentials === 'object') return false;
    const { credentials } = await connection();
    await credentials({ forceRefresh: true });
    return true;
  }, wait);
  const retry = requestRetry({ budget: retryBudgets(retryBudget), maxAttempts: () => maxAttempts });
  const measured = measureRequests(traceRequests(exchange));
  return retry(refresh(capacityLimit(begin)(concurrencyLimit(maxClients)(measured))));
}
