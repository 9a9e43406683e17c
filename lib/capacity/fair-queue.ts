import { Heap, type HeapElement } from './heap.ts';

/** A flow of the queue; its key is the virtual time at which its next units start. */
export interface Flow<T> extends HeapElement {
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
 * Queue with start-time fair queueing: all flows that wait get the same number of units, and each flow is FIFO.
 *
 * Virtual time is counted in units. The flow comes first whose next units start earliest, which are those after the units that
 * it has consumed.
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
    return { key: this.virtualTime, order: 0, position: -1, first: undefined, last: undefined };
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
      this.waitingFlows.add(flow);
    }
    return waiter;
  }

  /** Removes a waiter in O(1), or O(log flows) if it is the only one of its flow; returns whether it was waiting. */
  remove(waiter: Waiter<T>): boolean {
    if (!waiter.isWaiting) return false;
    waiter.isWaiting = false;
    this.size--;
    unlink(waiter);
    if (waiter.flow.first === undefined) this.waitingFlows.remove(waiter.flow);
    return true;
  }

  /** Removes a waiter and charges its units to its flow. */
  admit(waiter: Waiter<T>): void {
    const { flow } = waiter;
    this.remove(waiter);
    this.start(flow, waiter.units);
    if (flow.first === undefined) return;
    flow.order = this.order++;
    this.waitingFlows.move(flow);
  }

  /** Charges units to a flow that nobody waits in. */
  charge(flow: Flow<T>, units: number): void {
    this.resume(flow);
    this.start(flow, units);
  }

  /** Corrects the units that were charged to a flow. */
  correct(flow: Flow<T>, units: number): void {
    flow.key += units;
    if (flow.position >= 0) this.waitingFlows.move(flow);
  }

  /** Lets a flow that was idle start not earlier than its credit allows. */
  private resume(flow: Flow<T>): void {
    flow.key = Math.max(flow.key, this.virtualTime - this.credit());
    flow.order = this.order++;
  }

  private start(flow: Flow<T>, units: number): void {
    this.virtualTime = Math.max(this.virtualTime, flow.key);
    flow.key += units;
  }
}

function unlink<T>({ flow, previous, next }: Waiter<T>): void {
  if (previous === undefined) flow.first = next;
  else previous.next = next;
  if (next === undefined) flow.last = previous;
  else next.previous = previous;
}
