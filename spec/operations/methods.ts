import { isObservable, type Observable } from 'rxjs';
import type { DynamoDB, OperationName } from '../../lib/index.ts';

/** The name that the method of an operation has: `getItem` for `GetItem`. */
export function methodName(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/** The method that a client has for an operation: `call` if it has none of its own. */
export function methodOf(db: DynamoDB, name: OperationName): string {
  const method = methodName(name);
  return method in db ? method : 'call';
}

/** Calls an operation by its method, else by its name; a stream emits its pages. */
export function invoke(db: DynamoDB, name: OperationName, input: object): Observable<unknown> {
  const method = methodOf(db, name);
  const output$ = apply(db, method, method === 'call' ? [name, input] : [input]);
  return 'pages' in output$ ? apply(output$, 'pages', []) : output$;
}

function apply(target: object, method: string, args: readonly unknown[]): Observable<unknown> {
  const output$: unknown = Reflect.apply(Reflect.get(target, method), target, args);
  if (!isObservable(output$))
    throw new TypeError(`Expected ${method} to return an Observable, and received ${output$}`);
  return output$;
}

/** The names of the operations that a table of them has. */
export function namesOf<Name extends OperationName>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}
