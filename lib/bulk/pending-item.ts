import { type EncodedJson, noJson } from '../codec/encode/encoded-json.ts';
import type { EncodedItem } from '../codec/encode-item.ts';
import type { BulkRequest } from './bulk-operation.ts';

/** An element that was taken from the source and has no result yet, with what is sent for it. */
export class PendingItem<In> implements BulkRequest {
  readonly element: In;
  /** How many were taken before it. */
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

  /** With the comma behind it. */
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
