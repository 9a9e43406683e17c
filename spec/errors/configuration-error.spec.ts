import { describe, expect, it } from 'vitest';
import * as configuration from '../../lib/errors/configuration-error.ts';
import { DynamoDBError } from '../../lib/index.ts';

describe.each(Object.entries(configuration))('%s', (name, Class) => {
  it('is known by its name, by its base and as not worth a retry', () => {
    const error = new Class('no', { cause: 'why' });
    expect(error).toBeInstanceOf(configuration.ConfigurationError);
    expect(error).toBeInstanceOf(DynamoDBError);
    expect(error).toMatchObject({ name, message: 'no', cause: 'why', retryable: false });
  });
});
