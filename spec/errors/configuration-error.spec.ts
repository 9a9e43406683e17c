import { describe, expect, it } from 'vitest';
import * as configuration from '../../lib/errors/configuration-error.ts';
import { DynamoDBError } from '../../lib/index.ts';

describe.each(Object.entries(configuration))('%s', (name, Class) => {
  it('has its name, its base classes and is not retryable', () => {
    const error = new Class('no', { cause: 'why' });
    expect(error).toBeInstanceOf(configuration.ConfigurationError);
    expect(error).toBeInstanceOf(DynamoDBError);
    expect(error).toMatchObject({ name, message: 'no', cause: 'why', retryable: false });
  });
});
