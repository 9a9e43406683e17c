import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../support/fake-service.ts';
import { authorizationOf, signedHeaderNames } from './expected-authorization.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const identity = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

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

  it.each(['/behind/a/gateway', '/behind/a/gateway/', '/a%20b/'])(
    'is sent to and signed for the path of the endpoint, including a trailing slash: %s',
    async (path) => {
      const paths: unknown[] = [];
      const { server } = await fakeService(() => (response) => {
        paths.push(response.req.url);
        response.end(JSON.stringify(limits));
      });
      const endpoint = `${server.endpoint}${path}`;
      const { db } = await fakeService(undefined, { endpoint, credentials: identity });
      await lastValueFrom(db.call('DescribeLimits'));
      expect(paths).toEqual([path]);
      const request = await server.arrival(0);
      const expected = authorizationOf(
        request,
        signedHeaderNames,
        identity,
        'eu-central-1',
        path.replace('%', '%25'),
      );
      expect(request.headers.authorization).toBe(expected);
    },
  );

  it('has the same invocation id on each attempt, and the number of the attempt', async () => {
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

  it('has a new invocation id for each subscription', async () => {
    const { db, server } = await fakeService();
    const call = db.call('DescribeLimits');
    await lastValueFrom(call);
    await lastValueFrom(call);
    expect(new Set(server.requests.map(({ headers }) => headers['amz-sdk-invocation-id'])).size).toBe(2);
  });
});

describe('a signature', () => {
  it('is the one that the service computes of the received request', async () => {
    const { db, server } = await fakeService(undefined, { credentials: identity, region: 'eu-north-1' });
    await lastValueFrom(db.putItem({ TableName: 'Music', Item: { Artist: 'Björk', tags: new Set(['é']) } }));
    const request = await server.arrival(0);
    expect(request.headers.authorization).toBe(
      authorizationOf(request, signedHeaderNames, identity, 'eu-north-1'),
    );
    expect(request.headers).not.toHaveProperty('x-amz-security-token');
  });

  it('covers the session token', async () => {
    const credentials = { ...identity, sessionToken: 'AQoDYXdzEPT//////////wEXAMPLE+==' };
    const { db, server } = await fakeService(undefined, { credentials });
    await lastValueFrom(db.call('DescribeLimits'));
    const request = await server.arrival(0);
    expect(request.headers['x-amz-security-token']).toBe(credentials.sessionToken);
    const withToken = [...signedHeaderNames, 'x-amz-security-token'].sort();
    expect(request.headers.authorization).toBe(authorizationOf(request, withToken, identity, 'eu-central-1'));
  });

  it('is computed for each attempt, with the current credentials', async () => {
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
