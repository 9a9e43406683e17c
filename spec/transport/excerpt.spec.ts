import { describe, expect, it } from 'vitest';
import { excerpt } from '../../lib/transport/excerpt.ts';

const excerptOf = (text: string, secrets: readonly (string | undefined)[] = []) =>
  excerpt(200, Buffer.from(text), secrets);

describe('an excerpt', () => {
  it('is the status and the text on one line', () => {
    expect(excerpt(203, Buffer.from(' <html>\r\n\t<p>hello</p>\n'), [])).toBe(
      '203 Non-Authoritative Information: <html> <p>hello</p>',
    );
  });

  it('says that the body has no text', () => {
    expect(excerptOf('')).toBe('200 OK, without a body');
    expect(excerptOf(' \n')).toBe('200 OK, 2 bytes of space');
    expect(excerpt(299, Buffer.of(), [])).toBe('299, without a body');
  });

  it('is truncated after 200 characters', () => {
    expect(excerptOf('word '.repeat(20))).toHaveLength('200 OK: '.length + 99);
    expect(excerptOf('word '.repeat(100_000))).toBe(`200 OK: ${'word '.repeat(40)}…`);
  });

  const key = 'a secret of 20 chars';
  const token = 'a token of 21 letters';

  it('has no secrets, in whatever position and however they are escaped', () => {
    expect(excerptOf(`key: ${key}, sent: ${token}, again ${token}`, [token, undefined, '', key])).toBe(
      '200 OK: key: …, sent: …, again …',
    );
    const encoded = 'FwoGZXIvYXdzEJr//////////wEaDC8bQ+2n/m0ExampleToken==';
    for (const escaped of [
      encodeURIComponent(encoded),
      encoded.replaceAll('/', '\\/'),
      encoded.replaceAll('/', '&#x2F;').replaceAll('=', '&#61;'),
    ])
      expect(excerptOf(`sent: ${escaped}.`, [encoded])).toBe('200 OK: sent: ….');
    expect(excerptOf(`Signature=${'0f'.repeat(32)}`)).toBe('200 OK: Signature=…');
  });

  it('has no part of a secret that extends beyond its end', () => {
    expect(excerptOf(`${'x '.repeat(98)}${token}`, [token])).toBe(`200 OK: ${'x '.repeat(98)}…`);
  });

  it('has no attribute values', () => {
    expect(
      excerptOf(
        '{"Item":{"name":{"S":"a \\"b\\" c"},"pin":{"N" : "12"},"tags":{"SS":["x","y"]},"cut":{"S":"abc',
      ),
    ).toBe('200 OK: {"Item":{"name":{"S":"…"},"pin":{"N":"…"},"tags":{"SS":["…"]},"cut":{"S":"…"');
  });
});
