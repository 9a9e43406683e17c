/** The exit codes of the command, each with its meaning. Signals end it with 128 and their number, as other programs. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  maxUnits: 3,
  partial: 4,
  hangUp: 129,
  interrupted: 130,
  outputClosed: 141,
  terminated: 143,
} as const;

/** What each exit code means, in one sentence. */
export const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  failed: 'failed; the error is on stderr',
  usage: 'the arguments are wrong, and nothing was done',
  maxUnits: 'stopped at --max-units, with the state saved',
  partial: 'done, but some lines of an import were left out',
  hangUp: 'stopped because the terminal was closed (SIGHUP), with the state saved',
  interrupted: 'stopped by Ctrl-C (SIGINT), with the state saved',
  outputClosed: 'stopped because the reader of its output has ended, as with | head',
  terminated: 'stopped by SIGTERM, with the state saved',
};
