import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('the settings of a table', (server) => {
  const { db, TableName } = testTable(server);

  it('include its time to live', async (context) => {
    const describe = () => firstValueFrom(db.describeTimeToLive({ TableName }));
    expect(await describe()).toEqual({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
    server.require(context, 'time to live');
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    const updated = await firstValueFrom(db.updateTimeToLive({ TableName, TimeToLiveSpecification }));
    expect(updated).toEqual({ TimeToLiveSpecification });
    expect(await describe()).toEqual({
      TimeToLiveDescription: {
        TimeToLiveStatus: expect.stringMatching(/^ENABL/),
        AttributeName: 'expires',
      },
    });
  });

  it('include its tags', async (context) => {
    server.require(context, 'tags');
    const { Table } = await firstValueFrom(db.describeTable({ TableName }));
    const ResourceArn = Table?.TableArn ?? '';
    const tags = async () =>
      (await all(db.listTagsOfResource({ ResourceArn }))).map(({ Key, Value }) => `${Key}=${Value}`).sort();

    expect(await tags()).toEqual([]);
    const Tags = [
      { Key: 'team', Value: 'music' },
      { Key: 'cost', Value: '7' },
    ];
    await firstValueFrom(db.tagResource({ ResourceArn, Tags }));
    await firstValueFrom(db.tagResource({ ResourceArn, Tags: [{ Key: 'team', Value: 'jazz' }] }));
    expect(await tags()).toEqual(['cost=7', 'team=jazz']);
    await firstValueFrom(db.untagResource({ ResourceArn, TagKeys: ['cost', 'nothing'] }));
    expect(await tags()).toEqual(['team=jazz']);
  });
});

describeOnEachServer('the limits of an account', (server) => {
  const { db } = testTable(server);

  it('are in capacity units', async (context) => {
    server.require(context, 'DescribeLimits');
    const units = expect.any(Number);
    const limits = await firstValueFrom(db.describeLimits());
    expect(limits).toMatchObject({ AccountMaxReadCapacityUnits: units, TableMaxWriteCapacityUnits: units });
  });
});
