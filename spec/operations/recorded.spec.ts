import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { fakeService } from '../support/fake-service.ts';
import { recorded } from './coverage.ts';
import { invoke, methodOf, namesOf } from './methods.ts';
import type { Recorded } from './recorded/recorded.ts';

describe('an operation that no local server has', () => {
  it.each(namesOf(recorded))('is sent and read as the service documents it: %s', async (name) => {
    const { input, body, reply, output }: Recorded<OperationName> = recorded[name];
    const { db, server } = await fakeService(() => ({ body: reply }));
    expect(methodOf(db, name)).not.toBe('call');
    expect(await all(invoke(db, name, input))).toEqual([output ?? reply]);
    expect(server.requests.map((request) => [request.target, request.body])).toEqual([
      [`DynamoDB_20120810.${name}`, body ?? input],
    ]);
  });
});
