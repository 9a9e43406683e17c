/** What may stand between two dots of a host name. */
const hostLabel = /^(?!-)[a-z\d-]{1,63}(?<!-)$/i;

/** Tells whether a text may become a part of a host name without leading a request to another host. */
export function isHostLabel(text: string): boolean {
  return hostLabel.test(text);
}
