import { firstValueFrom, take } from 'rxjs';
import { expect, it } from 'vitest';
import {
  ConditionalCheckFailedException,
  DuplicateItemException,
  ResourceNotFoundException,
  TransactionCanceledException,
  ValidationException,
} from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

const songs = ['a', 'b', 'c', 'd', 'e'].map((id, plays) => ({ id, plays, tags: new Set(['jazz']) }));

describeOnEachServer('PartiQL', (server) => {
  const { db, TableName, read, write } = testTable(server, { items: songs });
  const insert = (id: string) => ({
    Statement: `INSERT INTO "${TableName}" VALUE {'id': ?}`,
    Parameters: [id],
  });
  const select = (id: string) => ({
    Statement: `SELECT * FROM "${TableName}" WHERE id = ?`,
    Parameters: [id],
  });

  it('streams the native items of all pages', async (context) => {
    server.require(context, 'PartiQL');
    const Statement = `SELECT * FROM "${TableName}" WHERE plays >= ?`;
    const stream = db.executeStatement<{ id: string }>({ Statement, Parameters: [0], Limit: 2 });
    const found = await all(stream);
    expect(found.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(songs);
    expect((await all(stream.pages())).length).toBeGreaterThan(2);
    expect(await all(stream.pipe(take(1)))).toHaveLength(1);
  });

  it('writes native values and emits nothing', async (context) => {
    server.require(context, 'PartiQL');
    const big = 2n ** 64n;
    const Statement = `INSERT INTO "${TableName}" VALUE {'id': ?, 'big': ?}`;
    expect(await all(db.executeStatement({ Statement, Parameters: ['written', big] }))).toEqual([]);
    expect(await read({ id: 'written' })).toEqual({ id: 'written', big });
  });

  it('fails with the error of the statement', async (context) => {
    server.require(context, 'PartiQL');
    server.require(context, 'the name of DuplicateItemException');
    await write({ id: 'there' });
    const error = await errorOf(db.executeStatement(insert('there')));
    expect(error).toBeInstanceOf(DuplicateItemException);
    expect(error).toMatchObject({ operation: 'ExecuteStatement', statusCode: 400 });
  });

  it('returns an item or a typed error for each statement of a batch', async (context) => {
    server.require(context, 'PartiQL');
    await write({ id: 'taken' });
    const Statements = [
      insert('taken'),
      insert('free'),
      { Statement: `UPDATE "${TableName}" SET plays = 1 WHERE id = 'missing'` },
      { Statement: 'this is not a statement' },
      { Statement: `DELETE FROM "no-such-table" WHERE id = 'a'` },
    ];
    const { Responses } = await firstValueFrom(db.batchExecuteStatement({ Statements }));
    expect(Responses.map(({ Statement }) => Statement)).toEqual(Statements);
    expect(Responses.map(({ Error: error }) => error?.constructor)).toEqual([
      DuplicateItemException,
      undefined,
      ConditionalCheckFailedException,
      ValidationException,
      ResourceNotFoundException,
    ]);
    expect(await read({ id: 'free' })).toEqual({ id: 'free' });
  });

  it('reads the items of a batch', async (context) => {
    server.require(context, 'PartiQL');
    const Statements = [select('a'), select('missing')];
    const { Responses } = await firstValueFrom(db.batchExecuteStatement({ Statements }));
    expect(Responses.map(({ Item, Error: error }) => [Item, error])).toEqual([
      [songs[0], undefined],
      [undefined, undefined],
    ]);
  });

  it('executes all or none of the statements of a transaction', async (context) => {
    server.require(context, 'PartiQL');
    server.require(context, 'a response for each statement of a transaction');
    const run = (ids: readonly string[]) => db.executeTransaction({ TransactStatements: ids.map(insert) });
    expect(await firstValueFrom(run(['t1', 't2']))).toEqual({ Responses: [{}, {}] });
    const error = await errorOf(run(['t1', 't3']));
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({ cancellationReasons: [{ Code: 'DuplicateItem' }, { Code: 'None' }] });
    expect(await read({ id: 't3' })).toBeUndefined();
  });

  it('reads the items of a transaction in the order of its statements', async (context) => {
    server.require(context, 'PartiQL');
    const TransactStatements = [select('b'), select('missing'), select('a')];
    expect(await firstValueFrom(db.executeTransaction({ TransactStatements }))).toEqual({
      Responses: [{ Item: songs[1] }, {}, { Item: songs[0] }],
    });
  });
});
