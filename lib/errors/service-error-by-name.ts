import * as exceptions from './exceptions.ts';
import { ServiceError, type ServiceFacts } from './service-error.ts';

/** The exported name of each class is the name of its errors on the wire. */
const classes = new Map<string, typeof ServiceError<string>>(Object.entries(exceptions));

/** Creates the error of a name on the wire: of its own class if there is one, else a `ServiceError` of that name. */
export function serviceError(name: string, message: string, facts: ServiceFacts): ServiceError {
  const Class = classes.get(name) ?? ServiceError;
  return new Class(name, message, facts);
}
