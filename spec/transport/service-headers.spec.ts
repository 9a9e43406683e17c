import { expect, it } from 'vitest';
import { serviceHeaders } from '../../lib/transport/service-headers.ts';

const response = (headers: Record<string, string>) => ({ statusCode: 200, headers, body: Buffer.of() });
const bare = response({ date: 'today' });

it.each(['x-amzn-requestid', 'x-amz-crc32'])('a response with %s is from the service', (name) => {
  expect(serviceHeaders()('https://a', response({ [name]: '1' }))).toBe(true);
});

it('a response without them may be from the service if no response had them', () => {
  const hasServiceHeaders = serviceHeaders();
  expect([hasServiceHeaders('https://a', bare), hasServiceHeaders('https://a', bare)]).toEqual([
    undefined,
    undefined,
  ]);
});

it('a response without them is not from the service if an earlier one of the same origin had them', () => {
  const hasServiceHeaders = serviceHeaders();
  hasServiceHeaders('https://a', response({ 'x-amzn-requestid': '1' }));
  expect([hasServiceHeaders('https://a', bare), hasServiceHeaders('https://b', bare)]).toEqual([
    false,
    undefined,
  ]);
});

it('1000 origins are remembered, and one more clears them', () => {
  const hasServiceHeaders = serviceHeaders();
  const respondFrom = (index: number) =>
    hasServiceHeaders(`https://${index}`, response({ 'x-amz-crc32': '1' }));
  for (let index = 0; index < 1000; index++) respondFrom(index);
  respondFrom(0);
  expect(hasServiceHeaders('https://1', bare)).toBe(false);
  respondFrom(1000);
  expect([hasServiceHeaders('https://1', bare), hasServiceHeaders('https://1000', bare)]).toEqual([
    undefined,
    false,
  ]);
});
