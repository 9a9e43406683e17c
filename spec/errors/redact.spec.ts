import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../lib/errors/redact.ts';

const token = 'IQoJb3JpZ2luX2VjEPT//////////wEXAMPLE+x==';
const secrets = [token, undefined, 'AKIDEXAMPLEWITHNUMBER7'];

/** The token in the encodings of pages and logs. */
const encodings: readonly (readonly [string, string])[] = [
  ['in plain text', token],
  ['in a URL', encodeURIComponent(token)],
  ['in a URL, twice', encodeURIComponent(encodeURIComponent(token))],
  ['in a URL, in lower case', encodeURIComponent(token).replace(/%../g, (code) => code.toLowerCase())],
  ['in JSON with escaped slashes', token.replaceAll('/', '\\/')],
  ['in JSON in JSON', JSON.stringify(JSON.stringify(token.replaceAll('/', '\\/')))],
  ['in JSON with Unicode escapes', token.replace(/[^\w]/g, unicode)],
  [
    'in HTML with hexadecimal entities',
    token.replace(/[^\w]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  ],
  ['in HTML with decimal entities', token.replace(/[^\w]/g, (c) => `&#${c.charCodeAt(0)};`)],
  [
    'in HTML with names',
    token.replaceAll('/', '&sol;').replaceAll('+', '&plus;').replaceAll('=', '&equals;'),
  ],
];

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

describe('a given secret', () => {
  it.each(encodings)('is replaced %s', (_, encoded) => {
    const redacted = redactText(`before ${encoded} after`, secrets);
    expect(redacted).toMatch(/^before \W*…\W* after$/);
  });

  it('is replaced at each occurrence', () => {
    expect(redactText(`${token},${token}|AKIDEXAMPLEWITHNUMBER7`, secrets)).toBe('…,…|…');
  });

  it('is not replaced if it is as short as the key of a local server', () => {
    const text = 'The local table has no secret key';
    expect(redactText(text, ['local', 'secret', 'key'])).toBe(text);
  });
});

describe('a secret that is not given', () => {
  it.each([
    '"x-amz-security-token":"TOKENX"',
    '"x-amz-security-token", "TOKENX"',
    'X-Amz-Security-Token: TOKENX',
    'x-amz-security-token:TOKENX\n\nhost',
    'x-amz-security-token:TOKENX\\n\\nhost',
    'X-Amz-Security-Token=TOKENX&x=1',
    'x-amz-security-token&quot;:&quot;TOKENX&quot;',
    '<td>x-amz-security-token</td> <td>TOKENX</td>',
    '\\"x-amz-security-token\\":\\"TOKENX\\"',
    '{"SessionToken": "TOKENX"}',
    'aws_session_token = TOKENX',
    'aws_secret_access_key=TOKENX',
    'Credential=TOKENX/20261127/eu-central-1/dynamodb/aws4_request, SignedHeaders=host',
    'Credential&#x3D;TOKENX&#x2F;20261127',
    'Credential%3DTOKENX%2F20261127',
  ])('is recognized by the name before it: %s', (text) => {
    expect(redactText(text)).toContain('…');
    expect(redactText(text)).not.toContain('TOKENX');
  });

  it('is replaced without the text around it', () => {
    const headers = { host: 'x', 'x-amz-security-token': 'TOKENX', accept: '*/*' };
    expect(JSON.parse(redactText(JSON.stringify(headers)))).toEqual({
      ...headers,
      'x-amz-security-token': '…',
    });
    expect(redactText('Credential=A/20261127/eu-central-1')).toBe('Credential=…/20261127/eu-central-1');
  });

  it('is recognized by its format', () => {
    const signature = 'a'.repeat(64);
    expect(redactText(`Signature=${signature} ASIAIOSFODNN7EXAMPLE AKIAIOSFODNN7EXAMPLE`)).toBe(
      'Signature=… … …',
    );
  });
});

describe('a text without secrets', () => {
  it.each([
    'The security token included in the request is invalid.',
    '{"Item":{"sessionToken":{"S":"of the application"},"signature":{"S":"mine"}}}',
    'The conditional request failed',
    `<html>${'x'.repeat(1000)}</html>`,
  ])('stays the same: %.60s', (text) => {
    expect(redactText(text, secrets)).toBe(text);
  });

  it('is searched in time proportional to its length, whatever follows a name', () => {
    for (const filler of [' ', '<b>', '\\', '%20', 'x-amz-security-token']) {
      const text = `x-amz-security-token${filler.repeat(200_000)}`;
      const start = performance.now();
      redactText(text, secrets);
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });
});

describe('an error', () => {
  const error = Object.assign(new Error(`not ${token}`, { cause: { body: [`a ${token}`, 7] } }), {
    data: Buffer.from(`b ${token}`),
    code: 'HPE_INVALID_CONSTANT',
  });

  it('is copied without its secrets, and stays the same itself', () => {
    const copy = redact(error, secrets);
    expect(copy).toBeInstanceOf(Error);
    expect(copy).toMatchObject({
      message: 'not …',
      cause: { body: ['a …', 7] },
      data: Buffer.from('b …'),
      code: 'HPE_INVALID_CONSTANT',
    });
    expect(copy.stack).not.toContain(token);
    expect(error.message).toContain(token);
  });

  it('is returned itself if it has no secrets', () => {
    const plain = Object.assign(new Error('reset'), { data: Buffer.from('x'), socket: { remotePort: 1 } });
    expect(redact(plain, secrets)).toBe(plain);
    expect(redact(undefined, secrets)).toBeUndefined();
  });

  it('may have a circular reference', () => {
    const circular = Object.assign(new Error(token), { self: {} });
    circular.self = circular;
    expect(redact(circular, secrets).message).toBe('…');
  });
});
