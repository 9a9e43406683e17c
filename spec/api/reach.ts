import type { Member, Models, Type } from './sdk-models.ts';

/** The name of the innermost element of a type of lists and maps. */
export function elementOf(type: Type): string {
  if (typeof type === 'string') return type;
  return elementOf('list' in type ? type.list : type.map);
}

/** The members of a structure; none if there is no such structure. */
export function membersOf({ structures }: Models, name: string | undefined): readonly Member[] {
  return (name === undefined ? undefined : structures.get(name)) ?? [];
}

/** The structures that `roots` consist of, including themselves, in topological order: each after those in it. */
export function reach(models: Models, roots: readonly (string | undefined)[]): readonly string[] {
  const reached = new Set<string>();
  function visit(name: string | undefined): void {
    if (name === undefined || reached.has(name) || !models.structures.has(name)) return;
    for (const { type } of membersOf(models, name)) visit(elementOf(type));
    reached.add(name);
  }
  for (const root of roots) visit(root);
  return [...reached];
}

/** The reached structures that have such a member, directly or nested. */
export function holders(
  models: Models,
  reached: readonly string[],
  isHeld: (member: Member) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of reached) {
    const isHolder = membersOf(models, name).some(
      (member) => isHeld(member) || found.has(elementOf(member.type)),
    );
    if (isHolder) found.add(name);
  }
  return found;
}
