import { elementOf } from './reach.ts';
import type { Member, Type } from './sdk-models.ts';

/** Tells of what is not plain JSON on the wire. */
export function isTranslated({ type }: Member): boolean {
  return ['AttributeValue', 'Date'].includes(elementOf(type));
}

/** The name of the constant that holds a structure's shape: `sseDescriptionShape` for `SSEDescription`. */
export function shapeName(structure: string): string {
  const name = structure.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
  return `${name}Shape`;
}

/** The source text of the shape of some members; `undefined` where all of them are plain JSON. */
export function membersText(members: readonly Member[], shaped: ReadonlySet<string>): string | undefined {
  const shapes = members.flatMap(({ name, type }) => {
    const shape = typeText(type, shaped);
    return shape === undefined ? [] : [`${name}: ${shape}`];
  });
  return shapes.length === 0 ? undefined : `{ members: { ${shapes.join(', ')} } }`;
}

function typeText(type: Type, shaped: ReadonlySet<string>): string | undefined {
  if (type === 'AttributeValue') return "'attribute'";
  if (type === 'Date') return "'timestamp'";
  if (typeof type === 'string') return shaped.has(type) ? shapeName(type) : undefined;
  if ('list' in type) return wrap('list', typeText(type.list, shaped));
  return type.map === 'AttributeValue' ? 'itemShape' : wrap('map', typeText(type.map, shaped));
}

function wrap(collection: 'list' | 'map', shape: string | undefined): string | undefined {
  return shape === undefined ? undefined : `{ ${collection}: ${shape} }`;
}
