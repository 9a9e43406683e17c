import { describe, expect, it } from 'vitest';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { throttleScope } from '../../lib/retry/throttle-scope.ts';

const throttled = (name: string, ...reasons: string[]) =>
  serviceError(name, 'too fast', { throttlingReasons: reasons.map((reason) => ({ reason })) });

describe('the scope of a throttle', () => {
  it.each(['TableReadKeyRangeThroughputExceeded', 'IndexReadKeyRangeThroughputExceeded'])(
    'is the key range if the reason is %s',
    (reason) => {
      expect(throttleScope(throttled('ThrottlingException', reason))).toBe('keyRange');
      expect(throttleScope(throttled('ProvisionedThroughputExceededException', reason, reason))).toBe(
        'keyRange',
      );
    },
  );

  it.each([
    'TableReadProvisionedThroughputExceeded',
    'IndexReadProvisionedThroughputExceeded',
    'TableReadAccountLimitExceeded',
    'TableReadMaxOnDemandThroughputExceeded',
  ])('is wider if the reason is %s, alone or together with a key range', (reason) => {
    const name = 'ProvisionedThroughputExceededException';
    expect(throttleScope(throttled(name, reason))).toBe('wider');
    expect(throttleScope(throttled(name, 'TableReadKeyRangeThroughputExceeded', reason))).toBe('wider');
  });

  it('is wider if the name of the error says that it is the limit of the account', () => {
    expect(throttleScope(throttled('RequestLimitExceeded'))).toBe('wider');
  });

  it('is not stated if there is no reason', () => {
    expect(throttleScope(throttled('ProvisionedThroughputExceededException'))).toBe('unstated');
    expect(throttleScope(serviceError('ThrottlingException', 'too fast', {}))).toBe('unstated');
    const withoutReason = { throttlingReasons: [{ resource: 'arn:aws:dynamodb:…' }] };
    expect(throttleScope(serviceError('ThrottlingException', 'too fast', withoutReason))).toBe('unstated');
    expect(throttleScope({ $metadata: { httpStatusCode: 429 } })).toBe('unstated');
  });
});
