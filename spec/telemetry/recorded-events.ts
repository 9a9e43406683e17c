import { channel, tracingChannel } from 'node:diagnostics_channel';
import { onTestFinished } from 'vitest';
import { channelNames } from '../../lib/index.ts';

/** What was published: the name of the channel, with that of the part of a tracing channel, and a copy of the event. */
export interface RecordedEvent {
  readonly on: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** The event itself, which is the same object in all parts of a tracing channel. */
  readonly original: object;
}

const parts = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;

/** Listens to channels until the test has finished, and returns what they publish. */
export function recordEvents(names: readonly (keyof typeof channelNames)[]): readonly RecordedEvent[] {
  const recorded: RecordedEvent[] = [];
  const listen = (source: ReturnType<typeof channel>, on: string) => {
    const listener = (event: unknown) =>
      recorded.push({ on, event: { ...(event as object) }, original: event as object });
    source.subscribe(listener);
    onTestFinished(() => void source.unsubscribe(listener));
  };
  for (const name of names) {
    if (name !== 'call' && name !== 'request') listen(channel(channelNames[name]), name);
    else
      for (const part of parts)
        listen(tracingChannel(channelNames[name])[part] as ReturnType<typeof channel>, `${name}:${part}`);
  }
  return recorded;
}

/** The events of one channel. */
export function eventsOn(recorded: readonly RecordedEvent[], on: string): RecordedEvent['event'][] {
  return recorded.filter((each) => each.on === on).map(({ event }) => event);
}
