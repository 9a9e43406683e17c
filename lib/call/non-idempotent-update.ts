/** Adds to a number, a set or a list. Names in an expression have neither a sign nor a reserved word, but for placeholders. */
const adding = /(?<![#:.\w])ADD\s|list_append|[+-]/i;

/** Keeps what is there: `SET a = if_not_exists(a, :start)`. The second attempt finds the attribute and leaves it alone. */
const keeping = /(?<![^\s,=()])([^\s,=()]+)\s*=\s*if_not_exists\s*\(\s*\1\s*,/gi;

/** Reads an attribute that the same update may set: `SET previous = state, state = :next`. */
const copying = /[=(]\s*[#\w]/;

/** Ends at an element of a list: `REMOVE tags[0]` removes another the second time, `SET tags[9] = :tag` may append. */
const atIndex = /\](?!\s*[.[])/;

/** Every expression that is not idempotent has one of these. Most that are have none, and need no closer look. */
const suspicious = /[\]+(-]|=\s*[#\w]|ADD\s/i;

/** Whether an UpdateExpression that is applied twice leaves the item as when it is applied once. */
export function isIdempotentExpression(expression: string): boolean {
  if (!suspicious.test(expression)) return true;
  const rest = expression.replace(keeping, '$1 = (');
  return ![adding, copying, atIndex].some((pattern) => pattern.test(rest));
}

/** The same in PartiQL, where a literal may look like that too; then it counts as not idempotent without need. */
const addingStatement = /list_append|[+-]/i;
const copyingStatement = /=\s*(?!(?:true|false|null|missing)\b)["a-z_]/i;

const oldValues = /\bRETURNING\s+(ALL|MODIFIED)\s+OLD\b/i;

/** What makes an UPDATE in PartiQL do or answer something else the second time. */
const changing = [addingStatement, copyingStatement, atIndex, oldValues];

/** What a WHERE has besides `key = value`. */
const condition = /\b(AND|OR|NOT|IN|IS|BETWEEN)\b|[<>(]/i;

/**
 * Whether a PartiQL statement that is run twice does and answers the same as when it is run once.
 *
 * An INSERT does not: it finds its own item. A DELETE does: where there is no item, its condition is not looked at.
 */
export function isIdempotentStatement(statement: string): boolean {
  const verb = /^\s*(\w+)/.exec(statement)?.[1]?.toUpperCase();
  if (verb === 'UPDATE')
    return !(isConditional(statement) || changing.some((pattern) => pattern.test(statement)));
  return verb === 'SELECT' || (verb === 'DELETE' && !returnsOldItem(statement));
}

/** Whether there may be a condition besides the key: a sort key cannot be told from one without the names of the key. */
function isConditional(statement: string): boolean {
  const where = statement.search(/\bWHERE\b/i);
  return where >= 0 && condition.test(statement.slice(where));
}

/** Whether a PartiQL statement returns what stood in the table before it. */
export function returnsOldItem(statement: string): boolean {
  return oldValues.test(statement);
}
