import { type EncodedJson, noJson } from '../codec/encode/encoded-json.ts';
import type { EncodedItem } from '../codec/encode-item.ts';
import type { BulkRequest } from './bulk-operation.ts';

/** An element of the source that has no result yet, with its encoded request. */
export class PendingItem<In> implements BulkRequest {
  readonly element: In;
  /** The position in the source. */
  readonly index: number;
  isPending = true;
  id = '';
  chunk: EncodedJson['chunk'] = noJson.chunk;
  start = 0;
  end = 0;

  constructor(element: In, index: number) {
    this.element = element;
    this.index = index;
  }

  /** The size in JSON, with the comma after it. */
  get bytes(): number {
    return this.end - this.start + 1;
  }

  setRequest({ id, json: { chunk, start, end } }: EncodedItem): void {
    this.id = id;
    this.chunk = chunk;
    this.start = start;
    this.end = end;
  }
}
