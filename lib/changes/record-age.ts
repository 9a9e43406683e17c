/**
 * Whether a record was certainly made before a time, in milliseconds.
 *
 * The service rounds the time of a record down to a second, and DynamoDB Local to a minute. So a record of a whole minute
 * counts as one of any time in that minute.
 */
export function isBefore(at: Date, time: number): boolean {
  const stamp = at.getTime();
  return stamp + (stamp % 60_000 === 0 ? 60_000 : 1000) <= time;
}
