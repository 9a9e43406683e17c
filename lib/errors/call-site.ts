/** Where in the caller's code an operation was called; writing it down costs microseconds, reading it is for errors. */
export interface CallSite {
  readonly stack?: string;
}

/** Notes where we are. */
export function callSite(): CallSite {
  const site: CallSite = {};
  Error.captureStackTrace(site, callSite);
  return site;
}

/**
 * Gives an error the stack of the call that it belongs to.
 *
 * Its own begins in a socket's callback or a timer's, which tells nobody anything. Where the frames of rxdynamo cannot be
 * told from those of others, as in a bundle, all of them stay.
 */
export function withCallSite<E>(error: E, { stack }: CallSite): E {
  if (!(error instanceof Error)) return error;
  const frames = framesOf(stack).filter((frame) => home === undefined || !frame.includes(home));
  if (frames.length === 0) return error;
  const value = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return Object.defineProperty(error, 'stack', { value, configurable: true, writable: true });
}

/** The lines of a stack that are calls: they end with a line and a column. */
function framesOf(stack = ''): readonly string[] {
  return stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
}

/** The folder that rxdynamo's own files lie in, as it stands in a stack. */
const home = /(?:\(|at )([^(]*?)errors[\\/]call-site\.[jt]s:\d+:\d+/.exec(
  framesOf(new Error().stack)[0] ?? '',
)?.[1];
