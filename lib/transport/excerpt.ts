import { STATUS_CODES } from 'node:http';
import { redactText, type Secrets } from '../errors/redact.ts';

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
export function excerpt(statusCode: number, body: Buffer, secrets: Secrets): string {
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  const text = withoutValues(redactText(body.subarray(0, considered).toString(), secrets))
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '')
    return `${status}, ${body.length === 0 ? 'without a body' : `${body.length} bytes of space`}`;
  return `${status}: ${text.slice(0, length)}${text.length > length ? '…' : ''}`;
}

/** Attribute values belong to the application; text without a blank that is this long may be a token. */
function withoutValues(text: string): string {
  return text
    .replace(/[\w+/=%&#;\\-]{40,}/g, '…')
    .replace(/"([SNB])"\s*:\s*"(?:[^"\\]|\\.)*"?/g, '"$1":"…"')
    .replace(/"([SNB]S)"\s*:\s*\[[^\]]*\]?/g, '"$1":["…"]');
}
