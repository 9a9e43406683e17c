import { STATUS_CODES } from 'node:http';

/** How much of a body is shown, in characters. */
const length = 200;

/** How much of a body is looked at: secrets are taken out before it is cut to its length. */
const considered = 8192;

/**
 * Returns a status and the beginning of a body, for the message of an error.
 *
 * Debug pages of proxies echo the request: its secrets are replaced, whichever way they are escaped, and so are the values
 * of attributes, which belong to the application.
 *
 * @param secrets what must not be shown, such as a session token
 */
export function excerpt(statusCode: number, body: Buffer, secrets: readonly (string | undefined)[]): string {
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  const text = withoutSecrets(body.subarray(0, considered).toString(), secrets).replace(/\s+/g, ' ').trim();
  if (text === '')
    return `${status}, ${body.length === 0 ? 'without a body' : `${body.length} bytes of space`}`;
  return `${status}: ${text.slice(0, length)}${text.length > length ? '…' : ''}`;
}

function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret) clean = clean.replaceAll(secret, '…');
  }
  return (
    clean
      // A token or a signature whose `/`, `+` and `=` stand as `\/`, `%2F` or `&#x2F;`.
      .replace(/[\w+/=%&#;\\-]{40,}/g, '…')
      .replace(/"([SNB])"\s*:\s*"(?:[^"\\]|\\.)*"?/g, '"$1":"…"')
      .replace(/"([SNB]S)"\s*:\s*\[[^\]]*\]?/g, '"$1":["…"]')
  );
}
