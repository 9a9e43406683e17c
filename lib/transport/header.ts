import type { HttpResponse } from './dispatch.ts';

/** Reads a header that should stand once. */
export function header({ headers }: HttpResponse, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
