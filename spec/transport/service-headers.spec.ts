import { expect, it } from 'vitest';
import { serviceHeaders } from '../../lib/transport/service-headers.ts';

const response = (headers: Record<string, string>) => ({ statusCode: 200, headers, body: Buffer.of() });
const bare = response({ date: 'today' });

it.each(['x-amzn-requestid', 'x-amz-crc32'])('%s is what the service sends', (name) => {
  expect(serviceHeaders()('https://a', response({ [name]: '1' }))).toBe(true);
});

it('it is not known of a response without them where none has had any', () => {
  const has = serviceHeaders();
  expect([has('https://a', bare), has('https://a', bare)]).toEqual([undefined, undefined]);
});

it('a response without them where another had them is not from the service, each endpoint for itself', () => {
  const has = serviceHeaders();
  has('https://a', response({ 'x-amzn-requestid': '1' }));
  expect([has('https://a', bare), has('https://b', bare)]).toEqual([false, undefined]);
});

it('a thousand endpoints are remembered, and no more', () => {
  const has = serviceHeaders();
  const mark = (index: number) => has(`https://${index}`, response({ 'x-amz-crc32': '1' }));
  for (let index = 0; index < 1000; index++) mark(index);
  mark(0);
  expect(has('https://1', bare)).toBe(false);
  mark(1000);
  expect([has('https://1', bare), has('https://1000', bare)]).toEqual([undefined, false]);
});
