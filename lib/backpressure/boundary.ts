import { type Observable, Subscriber } from 'rxjs';
import { Binding, noteArrival, outsideDelivery, swapDeliverer } from './binding.ts';
import { demand } from './demand.ts';
import { Gate } from './gate.ts';

/** What a boundary does with the notifications of its source, and when it has room for a value. */
export interface BoundaryHandler<T> {
  hasRoom(): boolean;
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}

/** The side of a boundary that sources see: they obey its gate, which opens for good when the boundary leaves. */
class Inlet<T> extends Subscriber<T> {
  readonly [demand]: Gate;
  private readonly handler: BoundaryHandler<T>;

  constructor(gate: Gate, handler: BoundaryHandler<T>) {
    super();
    this[demand] = gate;
    this.handler = handler;
  }

  protected override _next(value: T): void {
    noteArrival(this[demand]);
    const deliverer = swapDeliverer(undefined);
    try {
      this.handler.next(value);
    } finally {
      swapDeliverer(deliverer);
    }
  }

  protected override _error(error: unknown): void {
    try {
      this.handler.error(error);
    } finally {
      this.unsubscribe();
    }
  }

  protected override _complete(): void {
    try {
      this.handler.complete();
    } finally {
      this.unsubscribe();
    }
  }

  /** Leaves the source first: resumed before, it would send a request that nobody wants. */
  override unsubscribe(): void {
    if (this.closed) return;
    try {
      super.unsubscribe();
    } finally {
      this[demand].close();
    }
  }
}

/**
 * A place in a pipeline where values wait for whoever takes them: an operator with work to do, or a way out of RxJS.
 *
 * It holds the sources above it back while `handler.hasRoom()` is false, and lets them go on, for good, when it leaves.
 */
export class Boundary<T> {
  /** What the boundary itself obeys, and its inner streams too; a way out of RxJS obeys nobody. */
  readonly binding: Binding;
  private readonly gate: Gate;
  private readonly inlet: Inlet<T>;

  /** @param downstream whom an operator delivers to: the boundary leaves with it */
  constructor(handler: BoundaryHandler<T>, downstream?: Subscriber<unknown>) {
    this.binding = new Binding(downstream ?? {});
    this.gate = new Gate(() => handler.hasRoom(), this.binding);
    this.inlet = new Inlet(this.gate, handler);
    downstream?.add(this.inlet);
    downstream?.add(() => this.binding.close());
  }

  /** Subscribes to the source. */
  subscribeTo(source: Observable<T>): void {
    outsideDelivery(() => source.subscribe(this.inlet));
  }

  /** To be called whenever the boundary may have got room. */
  release(): void {
    this.gate.release();
  }

  /** Unsubscribes from the source, and opens the gate for whoever else subscribes to it. */
  leave(): void {
    this.inlet.unsubscribe();
  }
}
