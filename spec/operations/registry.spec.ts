import { describe, expect, expectTypeOf, it } from 'vitest';
import { DynamoDB } from '../../lib/index.ts';
import type * as registry from '../../lib/operations/registry.ts';
import { registryMethods } from '../support/registry-methods.ts';

type Families = typeof registry;
type MethodOf<Family extends keyof Families> = Family extends unknown
  ? keyof ReturnType<Families[Family]>
  : never;

/** The methods that more than one family has. */
type Duplicate = {
  [Family in keyof Families]: MethodOf<Family> & MethodOf<Exclude<keyof Families, Family>>;
}[keyof Families];

/** The names that occur more than once. */
function duplicatesIn(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** The client copies the methods of all families with `Object.assign`, which would overwrite one without an error. */
describe('the registry of operations', () => {
  const methods = registryMethods.flatMap(([, names]) => names);

  it('has no method twice', () => {
    expect(methods.length).toBeGreaterThan(60);
    expect(duplicatesIn(methods)).toEqual([]);
    expect(duplicatesIn([...methods, 'getItem'])).toEqual(['getItem']);
  });

  it('has no method twice, by the types alone', () => {
    expectTypeOf<Duplicate>().toEqualTypeOf<never>();
  });

  it('has no method with the name of a member that every client has, and all others', async () => {
    await using db = new DynamoDB();
    const members = Object.keys(db).filter((name) => !methods.includes(name));
    expect(members.sort()).toEqual(['close', 'table']);
  });
});
