import { describe, expect, it } from 'vitest';
import { excerpt } from '../../lib/transport/excerpt.ts';

const shown = (text: string, secrets: readonly (string | undefined)[] = []) =>
  excerpt(200, Buffer.from(text), secrets);

describe('an excerpt', () => {
  it('is the status and the text, on one line', () => {
    expect(excerpt(203, Buffer.from(' <html>\r\n\t<p>hello</p>\n'), [])).toBe(
      '203 Non-Authoritative Information: <html> <p>hello</p>',
    );
  });

  it('says that there is no text', () => {
    expect(shown('')).toBe('200 OK, without a body');
    expect(shown(' \n')).toBe('200 OK, 2 bytes of space');
    expect(excerpt(299, Buffer.of(), [])).toBe('299, without a body');
  });

  it('ends after 200 characters', () => {
    expect(shown('word '.repeat(20))).toHaveLength('200 OK: '.length + 99);
    expect(shown('word '.repeat(100_000))).toBe(`200 OK: ${'word '.repeat(40)}…`);
  });

  it('has no secret, wherever it stands, and however it is escaped', () => {
    expect(shown('key: KEY, token: TOKEN, again TOKEN', ['TOKEN', undefined, '', 'KEY'])).toBe(
      '200 OK: key: …, token: …, again …',
    );
    const token = 'FwoGZXIvYXdzEJr//////////wEaDC8bQ+2n/m0ExampleToken==';
    for (const escaped of [
      encodeURIComponent(token),
      token.replaceAll('/', '\\/'),
      token.replaceAll('/', '&#x2F;').replaceAll('=', '&#61;'),
    ])
      expect(shown(`token: ${escaped}.`, [token])).toBe('200 OK: token: ….');
    expect(shown(`Signature=${'0f'.repeat(32)}`)).toBe('200 OK: …');
  });

  it('has no secret that begins before its end and goes on behind', () => {
    expect(shown(`${'x '.repeat(98)}SECRET`, ['SECRET'])).toBe(`200 OK: ${'x '.repeat(98)}…`);
  });

  it('has no values of attributes', () => {
    expect(
      shown('{"Item":{"name":{"S":"a \\"b\\" c"},"pin":{"N" : "12"},"tags":{"SS":["x","y"]},"cut":{"S":"abc'),
    ).toBe('200 OK: {"Item":{"name":{"S":"…"},"pin":{"N":"…"},"tags":{"SS":["…"]},"cut":{"S":"…"');
  });
});
