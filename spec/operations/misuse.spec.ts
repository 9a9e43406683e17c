import { describe, expect, it } from 'vitest';
import { InvalidValueError } from '../../lib/index.ts';
import { errorOf } from '../client/error-of.ts';
import { fakeService } from '../client/fake-service.ts';

describe('a call from plain JavaScript', () => {
  it.each([undefined, 0, -1, 1.5, Number.NaN, 1_000_001, '4'])(
    'refuses to scan %s segments, instead of none',
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
    'leaves it to the service to say what %s lacks without an input',
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
