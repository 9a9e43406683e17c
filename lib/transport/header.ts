import type { HttpResponse } from './dispatch.ts';

/** Returns the value of a header, or the first of several values. */
export function header({ headers }: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
