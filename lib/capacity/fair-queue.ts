import { Heap, type HeapElement } from './heap.ts';

/** A flow of the queue; its key is the virtual time at which it will have consumed the units of its first waiter. */
export interface Flow<T> extends HeapElement {
  /** The virtual time at which it has consumed the units that were charged to it. */
  finishedAt: number;
  first: Waiter<T> | undefined;
  last: Waiter<T> | undefined;
}

/** A value that waits, in the linked list of its flow. */
export interface Waiter<T> {
  readonly value: T;
  readonly units: number;
  readonly flow: Flow<T>;
  previous: Waiter<T> | undefined;
  next: Waiter<T> | undefined;
  isWaiting: boolean;
}

/**
 * Queue with self-clocked fair queueing: all flows that wait get the same number of units, and each flow is FIFO.
 *
 * Virtual time is counted in units. The flow comes first that finishes its next request earliest, if it begins after the units
 * that it has consumed. A new flow begins at the virtual time of the request that was admitted last. With start-time fair
 * queueing, new flows without end would keep a flow waiting that has consumed something.
 */
export class FairQueue<T> {
  size = 0;
  private readonly credit: () => number;
  /** The flows in which somebody waits. */
  private readonly waitingFlows = new Heap<Flow<T>>();
  private virtualTime = 0;
  private order = 0;

  /**
   * @param credit how many units a flow may catch up on that it has missed while nobody waited in it; it makes up for the time
   * that the responses to its requests take
   */
  constructor(credit: () => number) {
    this.credit = credit;
  }

  newFlow(): Flow<T> {
    const finishedAt = this.virtualTime;
    return { finishedAt, key: 0, order: 0, position: -1, first: undefined, last: undefined };
  }

  /** The waiter that comes next. */
  first(): Waiter<T> | undefined {
    return this.waitingFlows.first()?.first;
  }

  push(flow: Flow<T>, value: T, units: number): Waiter<T> {
    const waiter: Waiter<T> = { value, units, flow, previous: flow.last, next: undefined, isWaiting: true };
    this.size++;
    if (flow.last !== undefined) flow.last.next = waiter;
    flow.last = waiter;
    if (flow.first === undefined) {
      flow.first = waiter;
      this.resume(flow);
      this.setKey(flow, waiter);
      this.waitingFlows.add(flow);
    }
    return waiter;
  }

  /** Removes a waiter in O(1), or O(log flows) if it is the first of its flow; returns whether it was waiting. */
  remove(waiter: Waiter<T>): boolean {
    if (!waiter.isWaiting) return false;
    waiter.isWaiting = false;
    this.size--;
    const { flow } = waiter;
    const wasFirst = flow.first === waiter;
    unlink(waiter);
    if (flow.first === undefined) this.waitingFlows.remove(flow);
    else if (wasFirst) this.move(flow, flow.first);
    return true;
  }

  /** Removes a waiter and charges its units to its flow. */
  admit(waiter: Waiter<T>): void {
    this.consume(waiter.flow, waiter.units);
    this.remove(waiter);
  }

  /** Charges units to a flow that nobody waits in. */
  charge(flow: Flow<T>, units: number): void {
    this.resume(flow);
    this.consume(flow, units);
  }

  /** Corrects the units that were charged to a flow. */
  correct(flow: Flow<T>, units: number): void {
    flow.finishedAt += units;
    if (flow.first !== undefined) this.move(flow, flow.first);
  }

  /** Lets a flow that was idle begin not earlier than its credit allows. */
  private resume(flow: Flow<T>): void {
    flow.finishedAt = Math.max(flow.finishedAt, this.virtualTime - this.credit());
  }

  private consume(flow: Flow<T>, units: number): void {
    flow.finishedAt += units;
    this.virtualTime = Math.max(this.virtualTime, flow.finishedAt);
  }

  private setKey(flow: Flow<T>, { units }: Waiter<T>): void {
    flow.key = flow.finishedAt + units;
    flow.order = this.order++;
  }

  private move(flow: Flow<T>, first: Waiter<T>): void {
    this.setKey(flow, first);
    this.waitingFlows.move(flow);
  }
}

function unlink<T>({ flow, previous, next }: Waiter<T>): void {
  if (previous === undefined) flow.first = next;
  else previous.next = next;
  if (next === undefined) flow.last = previous;
  else next.previous = previous;
}
