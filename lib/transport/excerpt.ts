import { STATUS_CODES } from 'node:http';
import { redactText, type Secrets } from '../errors/redact.ts';

/** How many characters of a body are shown. */
const maxLength = 200;

/** How many bytes of a body are read. They are more than are shown, because secrets are removed before it is truncated. */
const maxBytes = 8192;

/**
 * Returns the status and the beginning of a body, for the message of an error.
 *
 * Debug pages of proxies echo the request, so its secrets are replaced, however they are escaped. So are the values of
 * attributes, which may be personal data.
 *
 * @param secrets what must not be shown, such as a session token
 */
export function excerpt(statusCode: number, body: Buffer, secrets: Secrets): string {
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  const text = withoutValues(redactText(body.subarray(0, maxBytes).toString(), secrets))
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '')
    return `${status}, ${body.length === 0 ? 'without a body' : `${body.length} bytes of space`}`;
  return `${status}: ${text.slice(0, maxLength)}${text.length > maxLength ? '…' : ''}`;
}

/** Replaces attribute values, and words of 40 characters and more, which may be tokens. */
function withoutValues(text: string): string {
  return text
    .replace(/[\w+/=%&#;\\-]{40,}/g, '…')
    .replace(/"([SNB])"\s*:\s*"(?:[^"\\]|\\.)*"?/g, '"$1":"…"')
    .replace(/"([SNB]S)"\s*:\s*\[[^\]]*\]?/g, '"$1":["…"]');
}
