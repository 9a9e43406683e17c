/** The parts of requests in which an update can stand. */
interface Updates {
  readonly UpdateExpression?: unknown;
  readonly AttributeUpdates?: unknown;
  readonly Statement?: unknown;
  readonly Statements?: unknown;
}

/** What an expression adds with; the names in it have neither a sign nor a reserved word, but for placeholders. */
const adding = /(?<![#:.\w])ADD\s|list_append|[+-]/i;

/** The same in PartiQL, where a literal may hold them too; better to ask once too often. */
const addingStatement = /^\s*UPDATE\b[\s\S]*(list_append|[+-])/i;

/** Whether a request adds to what is there, so that doing it twice is not doing it once. */
export function isAdding({ UpdateExpression, AttributeUpdates, Statement, Statements }: Updates): boolean {
  return (
    (typeof UpdateExpression === 'string' && adding.test(UpdateExpression)) ||
    valuesOf(AttributeUpdates).some((update) => textOf(update, 'Action') === 'ADD') ||
    [Statement, ...valuesOf(Statements).map((each) => textOf(each, 'Statement'))].some(
      (statement) => typeof statement === 'string' && addingStatement.test(statement),
    )
  );
}

function valuesOf(container: unknown): readonly unknown[] {
  return typeof container === 'object' && container !== null ? Object.values(container) : [];
}

function textOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
