/** How many removed requests the array may hold. */
const maxRemoved = 1024;

/** Queue of requests in the order of the source, the earliest first. */
export class RequestQueue<E extends { readonly index: number }> {
  /** The requests are those from index `removed` on; those before are undefined, so that they are not kept in memory. */
  private requests: (E | undefined)[] = [];
  private removed = 0;

  get size(): number {
    return this.requests.length - this.removed;
  }

  /** Adds a request in its position, which is the end for one that comes after all others in the source. */
  add(request: E): void {
    const { requests } = this;
    const last = requests.at(-1);
    if (this.size === 0 || last === undefined || last.index < request.index) requests.push(request);
    else requests.splice(this.positionOf(request), 0, request);
  }

  /** Returns the request in a position, or `undefined` if there are fewer. */
  at(position: number): E | undefined {
    return this.requests[this.removed + position];
  }

  /** Removes the first requests; moves the others only when there are many removed ones, because a queue may be long. */
  remove(count: number): void {
    const { requests } = this;
    for (let index = 0; index < count; index++) requests[this.removed++] = undefined;
    const { removed } = this;
    if (removed < requests.length && removed < Math.max(maxRemoved, requests.length / 2)) return;
    this.requests = requests.slice(removed);
    this.removed = 0;
  }

  toArray(): readonly E[] {
    return this.requests.slice(this.removed) as E[];
  }

  /** Finds the first request that comes later in the source, by binary search. */
  private positionOf({ index }: E): number {
    let low = this.removed;
    let high = this.requests.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.requests[middle] as E).index < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
