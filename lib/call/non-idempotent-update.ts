/** Adds to a number, a set or a list. In an expression, only a placeholder can hold a name with a sign or a reserved word. */
const addsToValue = /(?<![#:.\w])ADD\s|list_append|[+-]/i;

/** Keeps the present value: `SET a = if_not_exists(a, :start)`. A second attempt finds the attribute and leaves it as it is. */
const keepsValue = /(?<![^\s,=()])([^\s,=()]+)\s*=\s*if_not_exists\s*\(\s*\1\s*,/gi;

/** Reads an attribute that the same update may set: `SET previous = state, state = :next`. */
const readsAttribute = /[=(]\s*[#\w]/;

/** Ends at an element of a list: a second `REMOVE tags[0]` removes another one, a second `SET tags[9] = :tag` may append. */
const endsAtElement = /\](?!\s*[.[])/;

/** Matches every expression that is not idempotent, and few that are: the others need no further match. */
const mayNotBeIdempotent = /[\]+(-]|=\s*[#\w]|ADD\s/i;

/** Whether an UpdateExpression that is applied twice leaves the item as when it is applied once. */
export function isIdempotentExpression(expression: string): boolean {
  if (!mayNotBeIdempotent.test(expression)) return true;
  const rest = expression.replace(keepsValue, '$1 = (');
  return ![addsToValue, readsAttribute, endsAtElement].some((pattern) => pattern.test(rest));
}

/** The same in PartiQL. A literal may match as well; the statement then counts as not idempotent, which is safe. */
const statementAddsToValue = /list_append|[+-]/i;
const statementReadsAttribute = /=\s*(?!(?:true|false|null|missing)\b)["a-z_]/i;

const returnsOld = /\bRETURNING\s+(ALL|MODIFIED)\s+OLD\b/i;

/** What makes an UPDATE in PartiQL have another effect or another result the second time. */
const nonIdempotentUpdate = [statementAddsToValue, statementReadsAttribute, endsAtElement, returnsOld];

/** What a WHERE clause contains besides `key = value`. */
const condition = /\b(AND|OR|NOT|IN|IS|BETWEEN)\b|[<>(]/i;

/**
 * Whether a PartiQL statement that is run twice has the same effect and result as when it is run once.
 *
 * An INSERT has not: the second one finds the item of the first. A DELETE has: without an item, its condition is not
 * evaluated.
 */
export function isIdempotentStatement(statement: string): boolean {
  const verb = /^\s*(\w+)/.exec(statement)?.[1]?.toUpperCase();
  if (verb === 'UPDATE')
    return !(isConditional(statement) || nonIdempotentUpdate.some((pattern) => pattern.test(statement)));
  return verb === 'SELECT' || (verb === 'DELETE' && !returnsOldItem(statement));
}

/** Whether there may be a condition besides the key. Without the names of the key, a sort key counts as a condition. */
function isConditional(statement: string): boolean {
  const where = statement.search(/\bWHERE\b/i);
  return where >= 0 && condition.test(statement.slice(where));
}

/** Whether a PartiQL statement returns the item as it was before. */
export function returnsOldItem(statement: string): boolean {
  return returnsOld.test(statement);
}
