import { describe, expect, it } from 'vitest';
import { CommandError, UsageError } from '../../lib/command/errors.ts';
import { checkSavedTable } from '../../lib/command/saved-table.ts';

const saved = { tableId: 'one', segments: 4 };

describe('a saved state', () => {
  it('is refused for another table of the same name', () => {
    const check = () => checkSavedTable({ saved }, { TableId: 'two' }, undefined);
    expect(check).toThrow(CommandError);
    expect(check).toThrow(/another table with this name/);
  });

  it('is refused with other segments, which would be ignored', () => {
    const check = () => checkSavedTable({ saved }, { TableId: 'one' }, 5);
    expect(check).toThrow(UsageError);
    expect(check).toThrow(/4 segments: leave --segments out/);
  });

  it.each([
    ['the same table', { saved }, { TableId: 'one' }, 4],
    ['no --segments', { saved }, { TableId: 'one' }, undefined],
    ['a table that cannot be described', { saved }, undefined, undefined],
    ['a state without the identifier of the table', { saved: {} }, { TableId: 'two' }, 5],
    ['no saved state', { saved: undefined }, { TableId: 'two' }, 5],
  ])('goes on with %s', (_, state, table, segments) => {
    expect(() => checkSavedTable(state, table, segments)).not.toThrow();
  });
});
