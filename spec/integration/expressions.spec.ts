import { firstValueFrom, from } from 'rxjs';
import { expect, it } from 'vitest';
import { and, attr, ConditionalCheckFailedException, each, expr, expressions, or } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

/** Attribute names that are reserved words, or that an expression cannot contain literally. */
const song = (Year: number, title: string) => ({
  name: 'Nina Simone',
  Year,
  title,
  size: title.length,
  'a.b': { 'c "d"': [{ '#rx0': title }, ':rx0'] },
});
const songs = [song(1958, 'Little Girl Blue'), song(1965, 'Sinnerman'), song(1966, 'Four Women')];

describeOnEachServer('expressions', (server) => {
  const definition = keyed({ name: 'S', Year: 'N' }, ['name', 'Year']);
  const { db, TableName, read, write } = testTable(server, { definition, items: songs });
  const byNina = expr`${attr('name')} = ${'Nina Simone'}`;

  it('select, filter and project the items of a query', async () => {
    const titles = db.query({
      TableName,
      ...expressions({
        KeyConditionExpression: and(byNina, expr`${attr('Year')} BETWEEN ${1960} AND ${1969n}`),
        FilterExpression: expr`${attr('size')} IN (${each([1, 9, 100])})`,
        ProjectionExpression: each([attr('title'), attr('a.b', 'c "d"', 0, '#rx0')]),
      }),
    });
    expect(await all(titles)).toEqual([
      { title: 'Sinnerman', 'a.b': { 'c "d"': [{ '#rx0': 'Sinnerman' }] } },
    ]);
  });

  it('keep the precedence of nested conditions', async () => {
    const early = or(expr`${attr('Year')} < ${1960}`, expr`${attr('Year')} > ${1980}`);
    const found = (FilterExpression: ReturnType<typeof and>) =>
      all(db.scan<{ Year: number }>({ TableName, ...expressions({ FilterExpression }) }));
    expect(await found(and(expr`size(${attr('title')}) > ${9}`, early))).toEqual([songs[0]]);
    expect(await found(expr`NOT (${early}) AND ${attr('title')} <> ${'Sinnerman'}`)).toEqual([songs[2]]);
    expect(await found(expr`NOT (NOT (${or(and(early))}))`)).toEqual([songs[0]]);
    expect(await found(and())).toHaveLength(3);
  });

  it('can be combined with names and values written by hand', async () => {
    const found = db.query({
      TableName,
      ...expressions({
        KeyConditionExpression: '#rx0 = :rx0',
        FilterExpression: expr`${attr('a.b', 'c "d"')}[1] = ${':rx0'} AND ${attr('title')} = ${'Sinnerman'}`,
        ExpressionAttributeNames: { '#rx0': 'name' },
        ExpressionAttributeValues: { ':rx0': 'Nina Simone' },
      }),
    });
    expect(await all(found)).toEqual([songs[1]]);
  });

  it('update an item with every clause', async () => {
    const key = { name: 'updated', Year: 1 };
    await write({
      ...key,
      size: 1,
      data: { list: ['a', 'b'], set: 1 },
      tags: new Set(['x', 'y']),
      gone: true,
    });
    const assignments = each([
      expr`${attr('data', 'list', 1)} = ${'c'}`,
      expr`${attr('bytes')} = ${Uint8Array.of(1, 2)}`,
      expr`${attr('values')} = if_not_exists(${attr('values')}, ${{ or: [true, null] }})`,
    ]);
    const request = expressions({
      UpdateExpression: expr`
        SET ${assignments}
        REMOVE ${attr('gone')}, ${attr('data', 'set')}
        ADD ${attr('size')} ${12345678901234567890n}
        DELETE ${attr('tags')} ${new Set(['y'])}`,
      ConditionExpression: expr`attribute_exists(${attr('data', 'list')}[1]) AND ${attr('size')} = ${1}`,
    });
    await firstValueFrom(db.updateItem({ TableName, Key: key, ...request }));
    expect(await read(key)).toEqual({
      ...key,
      size: 12345678901234567891n,
      data: { list: ['a', 'c'] },
      tags: new Set(['x']),
      bytes: Uint8Array.of(1, 2),
      values: { or: [true, null] },
    });
    await expect(firstValueFrom(db.updateItem({ TableName, Key: key, ...request }))).rejects.toThrow(
      ConditionalCheckFailedException,
    );
  });

  it('project the items of a batch', async () => {
    const keys = songs.map(({ name, Year }) => ({ name, Year }));
    const projection = expressions({ ProjectionExpression: each([attr('size'), attr('Year')]) });
    const results = await all(from(keys).pipe(db.batchGet({ TableName, ...projection })));
    expect(results.map(({ Item }) => Item)).toEqual(
      songs.map(({ name, Year, size }) => ({ name, Year, size })),
    );
  });
});
