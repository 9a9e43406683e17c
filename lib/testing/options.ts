import type { DynamoDBOptions } from '../client/options.ts';
import { duration } from '../options/duration.ts';
import { refuseOption } from '../options/refuse-option.ts';
import type { FakeClientOptions } from './fake-dynamodb.ts';
import type { FakeRequest } from './fake-request.ts';

/** Settings that the shared files or the environment could change otherwise. */
const settings = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'fake', secretAccessKey: 'fake' },
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  maxAttempts: 4,
};

/**
 * Returns the options of the client of a fake, which reads no environment and no shared file.
 *
 * @throws InvalidOptionError for a dispatcher or an endpoint
 */
export function checkedClientOptions(options: FakeClientOptions): DynamoDBOptions {
  if (typeof options !== 'object' || options === null) return refuseOption('client', options, 'an object');
  for (const name of ['dispatcher', 'endpoint'])
    if (name in options)
      refuseOption(`client.${name}`, Reflect.get(options, name), 'absent: the fake has its own');
  return { ...settings, ...options, endpoint: 'http://fake-dynamodb.invalid' };
}

/** Checks the option `delay`, and returns it as a function, whose results are checked too. */
export function checkedDelay(
  delay: number | ((request: FakeRequest) => number),
): (request: FakeRequest) => number {
  if (typeof delay === 'function') return (request) => finite(delay(request));
  finite(delay);
  return () => delay;
}

/** A response without an end would never come. */
function finite(milliseconds: number): number {
  if (milliseconds === Number.POSITIVE_INFINITY)
    return refuseOption('delay', milliseconds, 'a finite number of milliseconds');
  return duration('delay', milliseconds);
}
