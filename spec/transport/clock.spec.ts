import { lastValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isRefusedForItsTime, serviceClock } from '../../lib/transport/clock.ts';
import type { HttpResponse } from '../../lib/transport/dispatch.ts';
import { errorOf } from '../client/error-of.ts';
import { fakeService } from '../client/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2026-11-22T12:00:00Z');

function response(headers: HttpResponse['headers']): HttpResponse {
  return { statusCode: 200, headers, body: Buffer.from('{}') };
}

/** A clock at noon, whose first request takes so long. */
function exchange(roundTrip: number, headers: HttpResponse['headers']) {
  let time = noon;
  const clock = serviceClock(() => time);
  const departure = clock.depart();
  time += roundTrip;
  return { early: clock.set(departure, response(headers)), ahead: clock.now() - time };
}

const date = (milliseconds: number) => new Date(milliseconds).toUTCString();

describe('the clock of the service', () => {
  it('is the local one as long as nothing is known', () => {
    expect(serviceClock(() => noon).now()).toBe(noon);
  });

  it('is ahead by what a response says, as of the middle of the round trip', () => {
    expect(exchange(2000, { date: date(noon + hour) })).toEqual({ early: hour - 1000, ahead: hour - 1000 });
    expect(exchange(2000, { date: date(noon - hour) })).toEqual({ early: -hour - 1000, ahead: -hour - 1000 });
  });

  it.each([
    ['has no date', 0, {}],
    ['has a date that is none', 0, { date: 'yesterday' }],
    ['comes from a cache', 0, { date: date(noon + hour), age: '3600' }],
    ['took more than a quarter of an hour', 15 * minute + 1, { date: date(noon + hour) }],
    ['came before it was asked for, as the local clock was set back', -1, { date: date(noon + hour) }],
  ])('is not set by a response that %s', (_, roundTrip, headers) => {
    expect(exchange(roundTrip, headers)).toEqual({ early: 0, ahead: 0 });
  });

  it('tells of each request how wrong the time was that it was signed at, not how wrong it is by now', () => {
    const clock = serviceClock(() => noon);
    const [one, other] = [clock.depart(), clock.depart()];
    const late = response({ date: date(noon + hour) });
    expect(clock.set(one, late)).toBe(hour);
    expect(clock.set(other, late)).toBe(hour);
    expect(clock.set(clock.depart(), late)).toBe(0);
  });

  it('explains a refusal from four minutes on', () => {
    expect(isRefusedForItsTime('InvalidSignatureException', 4 * minute)).toBe(false);
    expect(isRefusedForItsTime('InvalidSignatureException', 4 * minute + 1)).toBe(true);
    expect(isRefusedForItsTime('AccessDeniedException', -4 * minute - 1)).toBe(true);
    expect(isRefusedForItsTime('ValidationException', hour)).toBe(false);
  });
});

describe('a client whose clock is wrong', () => {
  /** Refuses what was not signed within five minutes of the service's time, as DynamoDB does. */
  const strict =
    (ahead: () => number): Handler =>
    ({ headers }) => {
      const now = noon + ahead();
      const signed = String(headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
      const isFar = Math.abs(Date.parse(signed) - now) > 5 * minute;
      const refusal = { __type: 'ns#InvalidSignatureException', message: 'Signature not yet current' };
      return { status: isFar ? 400 : 200, headers: { date: date(now) }, body: isFar ? refusal : {} };
    };

  const localTime = () => vi.useFakeTimers({ toFake: ['Date'], now: noon });
  afterEach(() => void vi.useRealTimers());

  it.each([hour, -hour])(
    'by %i ms has its second attempt accepted, and the first of every call after that',
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

  it('again follows the clock of the service when that is set', async () => {
    localTime();
    let ahead = hour;
    const { db, server } = await fakeService(strict(() => ahead));
    await lastValueFrom(db.call('First'));
    ahead = 0;
    await lastValueFrom(db.call('Second'));
    expect(server.requests).toHaveLength(4);
  });

  it('gets the error at once when the service refuses what was signed at the right time', async () => {
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

  it('reads in the error by how much, where the attempts are used up', async () => {
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
