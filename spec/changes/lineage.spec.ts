import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lineage, type ListedShard, maxListings } from '../../lib/changes/lineage.ts';

const shard = (id: string, parent?: string, isClosed = false): ListedShard => ({
  id,
  parent,
  isClosed,
  endsAt: isClosed ? '1' : undefined,
});

/** A random tree of shards: each has one of those before it as its parent, or none. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  .map((draws) =>
    draws.map((draw, index) => {
      const parent = draw % (index + 1);
      return shard(`s${index}`, parent === index ? undefined : `s${parent}`);
    }),
  )
  .map((shards) =>
    shards.map((each) => ({ ...each, isClosed: shards.some(({ parent }) => parent === each.id) })),
  );

describe('a lineage of shards', () => {
  it('lets each shard be read once, and only after its parent is finished', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.nat()), (shards, draws) => {
        const lineage = new Lineage();
        const reading: string[] = [];
        const finished = new Set<string>();
        const parents = new Map(shards.map(({ id, parent }) => [id, parent]));
        const start = () => {
          for (const id of lineage.takeReady()) {
            const parent = parents.get(id);
            expect(parent === undefined || finished.has(parent)).toBe(true);
            expect(finished.has(id) || reading.includes(id)).toBe(false);
            reading.push(id);
          }
        };
        lineage.update(shards, 0);
        start();
        for (const draw of draws) {
          if (reading.length === 0) break;
          const [id] = reading.splice(draw % reading.length, 1);
          lineage.finish(id ?? '');
          finished.add(id ?? '');
          lineage.update(shards, 0);
          start();
        }
        expect(finished.size).toBe(shards.length);
        expect(lineage.isFinished()).toBe(true);
      }),
    );
  });

  it('reads no ancestor of a shard that a checkpoint says is read or finished', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.boolean(), (shards, draw, isFinished) => {
        const lineage = new Lineage();
        const known = shards[draw % shards.length] as ListedShard;
        lineage.restore(known.id, known.parent, isFinished);
        lineage.update(shards, 0);
        const parents = new Map(shards.map(({ id, parent }) => [id, parent]));
        const ready = lineage.takeReady();
        for (let id: string | undefined = known.id; id !== undefined; id = parents.get(id))
          expect(ready).not.toContain(id);
      }),
    );
  });

  it('counts a parent that is neither listed nor known as finished', () => {
    const lineage = new Lineage();
    lineage.update([shard('child', 'trimmed')], 0);
    expect(lineage.takeReady()).toEqual(['child']);
  });

  it('forgets finished shards an hour after they were listed last, and not those that a listing lacks once', () => {
    const lineage = new Lineage();
    const hour = 3_600_000;
    const parent = shard('parent', undefined, true);
    const child = shard('child', 'parent');
    lineage.update([parent, child], 0);
    lineage.takeReady();
    lineage.finish('parent');
    lineage.update([child], 1);
    lineage.update([parent, child], 2);
    lineage.update([child], 3);
    lineage.update([child], hour + 3);
    expect(lineage.has('parent')).toBe(true);
    lineage.update([child], hour + 4);
    expect(lineage.has('parent')).toBe(false);
    expect(lineage.size).toBe(1);
  });

  it('stays small over years of rollovers', () => {
    const lineage = new Lineage();
    let listed: ListedShard[] = [];
    for (let number = 0; number < 5000; number++) {
      listed = [...listed, shard(`s${number}`, number === 0 ? undefined : `s${number - 1}`)].slice(-6);
      lineage.update(listed, number * 4 * 3_600_000);
      for (const id of lineage.takeReady()) lineage.finish(id);
    }
    expect(lineage.size).toBeLessThan(10);
  });

  it.each([
    ['one listing of a whole tree', [shard('a', undefined, true), shard('b', 'a')], true, 1],
    ['three listings with a parent missing, which may be trimmed', [shard('b', 'a')], true, 3],
    [
      'ten listings if besides a closed shard lacks its child',
      [shard('a', undefined, true), shard('c', 'b')],
      true,
      maxListings,
    ],
    ['ten listings with an unknown shard later', [shard('b', 'a')], false, maxListings],
    ['one listing of an open shard with an ending sequence number', [shard('a', undefined, true)], true, 1],
  ])('needs %s', (_, listing, isFirst, listings) => {
    expect(new Lineage().listingsNeeded(listing, isFirst)).toBe(listings);
  });

  it('needs one listing while new shards descend from known ones, or known ones from them', () => {
    const lineage = new Lineage();
    lineage.restore('c', 'b', false);
    const listing = [
      shard('a', undefined, true),
      shard('b', 'a', true),
      shard('c', 'b', true),
      shard('d', 'c'),
    ];
    expect(lineage.listingsNeeded(listing, false)).toBe(1);
    expect(lineage.listingsNeeded([...listing, shard('f', 'e')], false)).toBe(maxListings);
  });
});
