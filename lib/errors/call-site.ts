import { isError } from './is-error.ts';

/** Where in the caller's code an operation was called. Capturing takes microseconds; `stack` is formatted on first access. */
export interface CallSite {
  readonly stack?: string;
}

/** Captures the stack of the caller. */
export function callSite(): CallSite {
  const site: CallSite = {};
  Error.captureStackTrace(site, callSite);
  return site;
}

/**
 * Replaces the stack of an error with that of the call it belongs to.
 *
 * An error's own stack starts in the callback of a socket or a timer, and does not lead to the caller. The frames of rxdynamo
 * are left out, except in a bundle, where they cannot be told apart by their path.
 */
export function withCallSite<E>(error: E, { stack }: CallSite): E {
  if (!isError(error)) return error;
  const frames = framesOf(stack).filter((frame) => libFolder === undefined || !frame.includes(libFolder));
  if (frames.length === 0) return error;
  const value = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
}

/** Returns the lines of a stack that are frames: they end with a line and a column. */
function framesOf(stack = ''): readonly string[] {
  return stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
}

/**
 * The folder of rxdynamo's own files as stacks show it; `undefined` in a bundle.
 *
 * The build keeps this module in a file of its own, `dist/call-site.js`, so that it is found there too.
 */
const libFolder = /(?:\(|at )([^(]*?)(?:errors[\\/])?call-site\.c?[jt]s:\d+:\d+/.exec(
  framesOf(new Error().stack)[0] ?? '',
)?.[1];
