/** A part of a host name, between two dots. */
const hostLabel = /^(?!-)[a-z\d-]{1,63}(?<!-)$/i;

/** Whether a text is one part of a host name; a text with a dot or a slash could redirect a request to another host. */
export function isHostLabel(text: string): boolean {
  return hostLabel.test(text);
}
