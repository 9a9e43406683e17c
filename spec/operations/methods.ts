import { isObservable, type Observable } from 'rxjs';
import type { DynamoDB, OperationName } from '../../lib/index.ts';

/** The method that a client has for an operation, `call` if it has none of its own. */
export function methodOf(db: DynamoDB, name: OperationName): string {
  const own = name.charAt(0).toLowerCase() + name.slice(1);
  return own in db ? own : 'call';
}

/** Calls an operation by its method, else by its name; a stream is asked for its pages. */
export function invoke(db: DynamoDB, name: OperationName, input: object): Observable<unknown> {
  const method = methodOf(db, name);
  const answer = apply(db, method, method === 'call' ? [name, input] : [input]);
  return 'pages' in answer ? apply(answer, 'pages', []) : answer;
}

function apply(target: object, method: string, args: readonly unknown[]): Observable<unknown> {
  const answer: unknown = Reflect.apply(Reflect.get(target, method), target, args);
  if (!isObservable(answer)) throw new Error(`${method} returned no Observable`);
  return answer;
}

/** The names that a table of operations has entries for. */
export function namesOf<Name extends OperationName>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}
