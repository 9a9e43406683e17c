import { defer, EMPTY, fromEvent, type MonoTypeOperatorFunction, takeUntil } from 'rxjs';

/** Completes a stream when the signal is aborted. The caller then calls `signal.throwIfAborted()`, once it has saved its state. */
export function untilAborted<T>(signal: AbortSignal): MonoTypeOperatorFunction<T> {
  return (source) =>
    defer(() => (signal.aborted ? EMPTY : source.pipe(takeUntil(fromEvent(signal, 'abort')))));
}
