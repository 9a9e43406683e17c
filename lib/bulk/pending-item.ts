import type { EncodedItem } from '../codec/encode-item.ts';
import type { BulkRequest } from './bulk-operation.ts';

/** What stands around an item or a key in a request, in bytes: `{"DeleteRequest":{"Key":}},`. */
const wrapping = 27;

const noJson: Buffer = Buffer.alloc(0);

/** An element that was taken from the source and has no result yet, with what is sent for it. */
export class PendingItem<In> implements BulkRequest {
  readonly element: In;
  id = '';
  json = noJson;
  bytes = 0;

  constructor(element: In) {
    this.element = element;
  }

  setRequest({ id, json }: EncodedItem): void {
    this.id = id;
    this.json = json;
    this.bytes = json.length + wrapping;
  }
}
