// The bulk API of OpenSearch, as far as the recipe needs it: actions `index`, and refusals because it is busy.

/** A document whose id ends so is refused once. */
const refusedOnce = /[05]$/;
const refused = new Set();

/** Answers a bulk request: a line for each action, and one for each document. */
export function bulkResponse({ method, headers, body }) {
  const lines = body.split('\n');
  if (method !== 'POST' || headers['content-type'] !== 'application/x-ndjson' || lines.pop() !== '')
    return { status: 400, body: { error: 'The bulk request must be terminated by a newline' }, indexed: [] };
  const items = [];
  const indexed = [];
  for (let line = 0; line < lines.length; line += 2) {
    const { _id } = JSON.parse(lines[line]).index;
    const isBusy = refusedOnce.test(_id) && !refused.has(_id);
    refused.add(_id);
    if (!isBusy) indexed.push({ _id, ...JSON.parse(lines[line + 1]) });
    const error = { type: 'rejected_execution_exception' };
    items.push({ index: isBusy ? { _id, status: 429, error } : { _id, status: 201 } });
  }
  return { status: 200, body: { took: 1, errors: indexed.length * 2 < lines.length, items }, indexed };
}
