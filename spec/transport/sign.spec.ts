import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../client/fake-service.ts';
import { authorizationOf } from './signature.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const identity = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const signed = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'content-type',
  'host',
  'x-amz-date',
  'x-amz-target',
];

const limits = { AccountMaxReadCapacityUnits: 80_000 };

describe('a request', () => {
  it('is a POST of JSON to the root of the endpoint', async () => {
    const lines: string[] = [];
    const { db, server } = await fakeService(() => (response) => {
      lines.push(`${response.req.method} ${response.req.url} HTTP/${response.req.httpVersion}`);
      response.end(JSON.stringify(limits));
    });
    await lastValueFrom(db.call('DescribeLimits'));
    expect(lines).toEqual(['POST / HTTP/1.1']);
    expect(server.requests[0]).toMatchObject({
      target: 'DynamoDB_20120810.DescribeLimits',
      rawBody: Buffer.from('{}'),
      headers: {
        host: new URL(server.endpoint).host,
        'content-type': 'application/x-amz-json-1.0',
        'content-length': '2',
        'amz-sdk-invocation-id': expect.stringMatching(uuid),
        'amz-sdk-request': 'attempt=1; max=4',
      },
    });
  });

  it('goes to the path that the endpoint has', async () => {
    const paths: unknown[] = [];
    const { server } = await fakeService(() => (response) => {
      paths.push(response.req.url);
      response.end(JSON.stringify(limits));
    });
    const { db } = await fakeService(undefined, { endpoint: `${server.endpoint}/behind/a/gateway` });
    await lastValueFrom(db.call('DescribeLimits'));
    expect(paths).toEqual(['/behind/a/gateway']);
  });

  it('counts its attempts under the same invocation id', async () => {
    const { db, server } = await fakeService(
      ({ attempt }) => ({ status: attempt < 2 ? 500 : 200, body: limits }),
      { maxAttempts: 3 },
    );
    await lastValueFrom(db.call('DescribeLimits'));
    const headers = server.requests.map((request) => request.headers);
    expect(headers.map((header) => header['amz-sdk-request'])).toEqual([
      'attempt=1; max=3',
      'attempt=2; max=3',
      'attempt=3; max=3',
    ]);
    expect(new Set(headers.map((header) => header['amz-sdk-invocation-id'])).size).toBe(1);
  });

  it('has another invocation id for each call', async () => {
    const { db, server } = await fakeService();
    const call = db.call('DescribeLimits');
    await lastValueFrom(call);
    await lastValueFrom(call);
    expect(new Set(server.requests.map(({ headers }) => headers['amz-sdk-invocation-id'])).size).toBe(2);
  });
});

describe('a signature', () => {
  it('is the one that the service computes from what it received', async () => {
    const { db, server } = await fakeService(undefined, { credentials: identity, region: 'eu-north-1' });
    await lastValueFrom(db.putItem({ TableName: 'Music', Item: { Artist: 'Björk', tags: new Set(['é']) } }));
    const request = await server.arrival(0);
    expect(request.headers.authorization).toBe(authorizationOf(request, signed, identity, 'eu-north-1'));
    expect(request.headers).not.toHaveProperty('x-amz-security-token');
  });

  it('covers the session token', async () => {
    const credentials = { ...identity, sessionToken: 'AQoDYXdzEPT//////////wEXAMPLE+==' };
    const { db, server } = await fakeService(undefined, { credentials });
    await lastValueFrom(db.call('DescribeLimits'));
    const request = await server.arrival(0);
    expect(request.headers['x-amz-security-token']).toBe(credentials.sessionToken);
    const withToken = [...signed, 'x-amz-security-token'].sort();
    expect(request.headers.authorization).toBe(authorizationOf(request, withToken, identity, 'eu-central-1'));
  });

  it('is made anew for each attempt, with the credentials of the moment', async () => {
    let asked = 0;
    const credentials = async () => ({
      ...identity,
      accessKeyId: `key-${++asked}`,
      expiration: new Date(Date.now() + 1000),
    });
    const { db, server } = await fakeService(
      ({ index }) => ({ status: index === 0 ? 503 : 200, body: limits }),
      {
        credentials,
      },
    );
    await lastValueFrom(db.call('DescribeLimits'));
    const [first, second] = server.requests.map(({ headers }) => headers.authorization);
    expect(first).toContain('Credential=key-');
    expect(second).toContain('Credential=key-');
    expect(first).not.toBe(second);
  });
});
