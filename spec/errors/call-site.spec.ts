import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { callSite, withCallSite } from '../../lib/errors/call-site.ts';
import type { DynamoDB } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const rejection = { __type: 'ns#ValidationException', message: 'no' };
const TableName = 'Music';

/** Calls as users write them, each on its own line. */
const calls = {
  getItem: (db: DynamoDB) => db.getItem({ TableName, Key: { id: 'a' } }),
  call: (db: DynamoDB) => db.call('DescribeLimits'),
  scan: (db: DynamoDB) => db.scan({ TableName }),
  pages: (db: DynamoDB) => db.query({ TableName }).pages(),
  listTables: (db: DynamoDB) => db.listTables(),
  parallelScan: (db: DynamoDB) => db.parallelScan({ TableName, TotalSegments: 2 }),
  batchWrite: (db: DynamoDB) => of({ id: 'a' }).pipe(db.batchWrite({ TableName }, { key: ['id'] })),
  batchGet: (db: DynamoDB) => of({ id: 'a' }).pipe(db.batchGet({ TableName }, { key: ['id'] })),
};

describe('the stack of an error', () => {
  it.each(Object.entries(calls))('starts where the caller called %s', async (name, call) => {
    const { db } = await fakeService(() => ({ status: 400, body: rejection }));
    const error = await errorOf(call(db));
    const { stack, message } = error as Error;
    const [first, frame] = String(stack)
      .slice(String(stack).indexOf(message) + message.length)
      .split('\n');
    expect([first, frame]).toEqual(['', expect.stringContaining('call-site.spec.ts')]);
    expect(frame).toMatch(name === 'pages' ? 'pages' : name);
    expect(stack).not.toMatch(/[\\/]lib[\\/]|node_modules[\\/]undici/);
  });

  it('starts there too if the input cannot be encoded, the response cannot be read or the client is closed', async () => {
    const { db } = await fakeService(() => (response) => response.end('{'));
    const invalid = await errorOf(db.putItem({ TableName, Item: { id: Number.NaN } }));
    const unreadable = await errorOf(calls.getItem(db));
    await db.close();
    const closed = await errorOf(calls.getItem(db));
    for (const error of [invalid, unreadable, closed]) {
      expect(String((error as Error).stack).split('\n')[1]).toContain('call-site.spec.ts');
    }
  });

  it('stays the same if there is no call site', () => {
    const error = new Error('no');
    const { stack } = error;
    expect(withCallSite(error, {})).toBe(error);
    expect(error.stack).toBe(stack);
    expect(withCallSite('no error', callSite())).toBe('no error');
  });

  it('does not mistake a line of a message for a frame', () => {
    const site = { stack: 'Error: at home\n    at table\n    at play (file:///home/me/play.js:1:2)' };
    expect(withCallSite(new Error('no'), site).stack).toBe(
      'Error: no\n    at play (file:///home/me/play.js:1:2)',
    );
  });
});
