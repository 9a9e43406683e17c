import type { Observable } from 'rxjs';

/** Subscribes, and resolves with the error that comes; it is a mistake if none does. */
export function errorOf(call: Observable<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    call.subscribe({ error: resolve, complete: () => reject(new Error('The call did not fail')) });
  });
}
