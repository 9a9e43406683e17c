import { EMPTY } from 'rxjs';
import { createCall } from '../../lib/call/call.ts';
import * as registry from '../../lib/operations/registry.ts';

const call = createCall(() => EMPTY, { numbers: 'lossless', maxAttempts: 1, retryAmbiguous: true });

/** The names of the methods of each family of operations in the registry. */
export const registryMethods: readonly (readonly [family: string, methods: readonly string[]])[] =
  Object.entries(registry).map(([family, methodsOf]) => [family, Object.keys(methodsOf(call))]);
