import { lastValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeService } from '../support/fake-service.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const id = 'Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The headers of two requests, before the second of which the environment changes. */
async function headersOfRequests(change = () => {}) {
  const { db, server } = await fakeService(() => ({ body: {} }));
  await lastValueFrom(db.getItem(input));
  change();
  await lastValueFrom(db.getItem(input));
  return server.requests.map(({ headers }) => headers);
}

const traceIdsOf = async (change?: () => void) =>
  (await headersOfRequests(change)).map((headers) => headers['x-amzn-trace-id']);

describe('the header X-Amzn-Trace-Id', () => {
  it('is the trace id of the present invocation of a Lambda function, and is not signed', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'export');
    vi.stubEnv('_X_AMZN_TRACE_ID', id);
    const [first, second] = await headersOfRequests(() => vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=2'));
    expect(first?.['x-amzn-trace-id']).toBe(id);
    expect(first?.authorization).not.toContain('x-amzn-trace-id');
    expect(second?.['x-amzn-trace-id']).toBe('Root=2');
  });

  it('comes from the invocation store of the runtime, if that knows it', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'export');
    vi.stubEnv('_X_AMZN_TRACE_ID', id);
    const ids = ['Root=store', undefined];
    vi.stubGlobal('awslambda', { InvokeStore: { getXRayTraceId: () => ids.shift() } });
    expect(await traceIdsOf()).toEqual(['Root=store', id]);
  });

  it.each([
    ['outside of Lambda', { _X_AMZN_TRACE_ID: id, AWS_LAMBDA_FUNCTION_NAME: '' }],
    ['if a header cannot have it', { AWS_LAMBDA_FUNCTION_NAME: 'export', _X_AMZN_TRACE_ID: 'Root=é☃' }],
    ['in Lambda without tracing', { AWS_LAMBDA_FUNCTION_NAME: 'export', _X_AMZN_TRACE_ID: '' }],
  ])('is not sent %s', async (_, env) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await traceIdsOf()).toEqual([undefined, undefined]);
  });
});
