/** The names that mark a value of NDJSON which plain JSON cannot represent: `$` and the type in DynamoDB. */
const tags = ['$N', '$B', '$SS', '$NS', '$BS', '$M'] as const;

export type NdjsonTag = (typeof tags)[number];

/** Whether an object with these members is a marked value: it has one member, named like a mark. */
export function isTagged(names: readonly string[]): boolean {
  const [name = ''] = names;
  return names.length === 1 && isTag(name);
}

export function isTag(name: string): name is NdjsonTag {
  return tags.some((tag) => tag === name);
}
