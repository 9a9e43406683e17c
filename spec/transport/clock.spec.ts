import { lastValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isClockSkewError, serviceClock } from '../../lib/transport/clock.ts';
import type { HttpResponse } from '../../lib/transport/dispatch.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2026-11-22T12:00:00Z');

function response(headers: HttpResponse['headers']): HttpResponse {
  return { statusCode: 200, headers, body: Buffer.from('{}') };
}

/** Adjusts a clock at noon to the response of a request with the given round trip. */
function adjusted(roundTrip: number, headers: HttpResponse['headers']) {
  let time = noon;
  const clock = serviceClock(() => time);
  const sendTime = clock.sendTime();
  time += roundTrip;
  return { early: clock.adjust(sendTime, response(headers)), ahead: clock.now() - time };
}

const date = (milliseconds: number) => new Date(milliseconds).toUTCString();

describe('the clock of the service', () => {
  it('shows the local time before the first response', () => {
    expect(serviceClock(() => noon).now()).toBe(noon);
  });

  it('is adjusted to the date of a response, as of the middle of the round trip', () => {
    expect(adjusted(2000, { date: date(noon + hour) })).toEqual({ early: hour - 1000, ahead: hour - 1000 });
    expect(adjusted(2000, { date: date(noon - hour) })).toEqual({ early: -hour - 1000, ahead: -hour - 1000 });
  });

  it.each([
    ['has no date', 0, {}],
    ['has an invalid date', 0, { date: 'yesterday' }],
    ['comes from a cache', 0, { date: date(noon + hour), age: '3600' }],
    ['took more than 15 minutes', 15 * minute + 1, { date: date(noon + hour) }],
    [
      'came before its request was sent, because the local clock was set back',
      -1,
      { date: date(noon + hour) },
    ],
  ])('is not adjusted to a response that %s', (_, roundTrip, headers) => {
    expect(adjusted(roundTrip, headers)).toEqual({ early: 0, ahead: 0 });
  });

  it('returns the skew of the time at which a request was signed, not of the current time', () => {
    const clock = serviceClock(() => noon);
    const [one, other] = [clock.sendTime(), clock.sendTime()];
    const late = response({ date: date(noon + hour) });
    expect(clock.adjust(one, late)).toBe(hour);
    expect(clock.adjust(other, late)).toBe(hour);
    expect(clock.adjust(clock.sendTime(), late)).toBe(0);
  });

  it('explains an error by a skew of more than four minutes', () => {
    expect(isClockSkewError('InvalidSignatureException', 4 * minute)).toBe(false);
    expect(isClockSkewError('InvalidSignatureException', 4 * minute + 1)).toBe(true);
    expect(isClockSkewError('AccessDeniedException', -4 * minute - 1)).toBe(true);
    expect(isClockSkewError('ValidationException', hour)).toBe(false);
  });
});

describe('a client whose clock is wrong', () => {
  /** Refuses requests that were not signed within five minutes of the service's time, as DynamoDB does. */
  const strict =
    (ahead: () => number): Handler =>
    ({ headers }) => {
      const now = noon + ahead();
      const signed = String(headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
      const isRefused = Math.abs(Date.parse(signed) - now) > 5 * minute;
      const refusal = { __type: 'ns#InvalidSignatureException', message: 'Signature not yet current' };
      return { status: isRefused ? 400 : 200, headers: { date: date(now) }, body: isRefused ? refusal : {} };
    };

  const localTime = () => vi.useFakeTimers({ toFake: ['Date'], now: noon });
  afterEach(() => void vi.useRealTimers());

  it.each([hour, -hour])(
    'by %i ms succeeds with the second attempt, and then with the first attempt of every call',
    async (ahead) => {
      localTime();
      const { db, server } = await fakeService(strict(() => ahead));
      for (const call of ['First', 'Second']) await lastValueFrom(db.call(call));
      const sent = server.requests.map(({ operation, headers }) => [operation, headers['amz-sdk-request']]);
      expect(sent).toEqual([
        ['First', 'attempt=1; max=4'],
        ['First', 'attempt=2; max=4'],
        ['Second', 'attempt=1; max=4'],
      ]);
    },
  );

  it('follows the clock of the service when that changes', async () => {
    localTime();
    let ahead = hour;
    const { db, server } = await fakeService(strict(() => ahead));
    await lastValueFrom(db.call('First'));
    ahead = 0;
    await lastValueFrom(db.call('Second'));
    expect(server.requests).toHaveLength(4);
  });

  it('does not retry a refused request that was signed at the right time', async () => {
    localTime();
    const refusal = { __type: 'ns#AccessDeniedException', message: 'no' };
    const { db, server } = await fakeService(() => ({
      status: 400,
      headers: { date: date(noon) },
      body: refusal,
    }));
    const error = await errorOf(db.call('First'));
    expect(error).toMatchObject({ name: 'AccessDeniedException', retryable: false });
    expect(error).not.toHaveProperty('clockSkew');
    expect(server.requests).toHaveLength(1);
  });

  it('has an error with the clock skew after the last attempt', async () => {
    localTime();
    const { db } = await fakeService(
      strict(() => hour),
      { maxAttempts: 1 },
    );
    expect(await errorOf(db.call('First'))).toMatchObject({
      name: 'InvalidSignatureException',
      clockSkew: expect.closeTo(hour, -4),
      retryable: true,
    });
  });
});
