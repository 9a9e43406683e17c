import { elementOf } from './reach.ts';
import type { Member, Type } from './sdk-models.ts';

/** Whether a member is not plain JSON on the wire. */
export function isTranslated({ type }: Member): boolean {
  return ['AttributeValue', 'Date'].includes(elementOf(type));
}

/** The name of the constant that holds a structure's shape: `sseDescriptionShape` for `SSEDescription`. */
export function shapeName(structure: string): string {
  const name = structure.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
  return `${name}Shape`;
}

/** The constants that hold the shapes of an item or a key. */
export type ItemShapeName = 'itemShape' | 'sentBackShape';

/** Returns the source text of the shape of some members; `undefined` if all of them are plain JSON. */
export function membersText(
  members: readonly Member[],
  shaped: ReadonlySet<string>,
  itemShapeName: (member: Member) => ItemShapeName,
): string | undefined {
  const shapes = members.flatMap((member) => {
    const shape = typeText(member.type, shaped, itemShapeName(member));
    return shape === undefined ? [] : [`${member.name}: ${shape}`];
  });
  return shapes.length === 0 ? undefined : `{ members: { ${shapes.join(', ')} } }`;
}

function typeText(type: Type, shaped: ReadonlySet<string>, item: ItemShapeName): string | undefined {
  if (type === 'AttributeValue') return "'attribute'";
  if (type === 'Date') return "'timestamp'";
  if (typeof type === 'string') return shaped.has(type) ? shapeName(type) : undefined;
  if ('list' in type) return wrap('list', typeText(type.list, shaped, item));
  return type.map === 'AttributeValue' ? item : wrap('map', typeText(type.map, shaped, item));
}

function wrap(collection: 'list' | 'map', shape: string | undefined): string | undefined {
  return shape === undefined ? undefined : `{ ${collection}: ${shape} }`;
}
