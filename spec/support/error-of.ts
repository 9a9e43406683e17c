import type { Observable } from 'rxjs';

/** Subscribes, and resolves to the error; rejects if there is none. */
export function errorOf(call: Observable<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    call.subscribe({ error: resolve, complete: () => reject(new Error('The call did not fail')) });
  });
}
