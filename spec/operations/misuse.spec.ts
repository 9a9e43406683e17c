import { describe, expect, it } from 'vitest';
import { InvalidValueError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

describe('a call from plain JavaScript', () => {
  it.each([undefined, 0, -1, 1.5, Number.NaN, 1_000_001, '4'])(
    'is rejected if it scans %s segments',
    async (TotalSegments) => {
      const { db, server } = await fakeService();
      const input = { TableName: 'Music', TotalSegments } as { TableName: string; TotalSegments: number };
      const error = await errorOf(db.parallelScan(input));
      expect(error).toBeInstanceOf(InvalidValueError);
      expect(error).toMatchObject({ path: 'TotalSegments', operation: 'Scan', tableName: 'Music' });
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(['scan', 'query', 'getItem'] as const)(
    'of %s without an input fails with the error of the service',
    async (name) => {
      const message = "Value null at 'tableName' failed to satisfy constraint: Member must not be null";
      const { db, server } = await fakeService(() => ({
        status: 400,
        body: { __type: 'x#ValidationException', message },
      }));
      expect(await errorOf(Reflect.apply(db[name], undefined, []))).toMatchObject({
        name: 'ValidationException',
        message,
      });
      expect(server.requests[0]?.body).toEqual({});
    },
  );
});
