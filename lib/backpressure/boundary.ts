import { type Observable, Subscriber } from 'rxjs';
import { Binding, outsideDelivery, reportArrival, swapDeliverer } from './binding.ts';
import { demand } from './demand.ts';
import { Gate } from './gate.ts';

/** Handles the notifications of a boundary's source, and tells whether there is room for another value. */
export interface BoundaryHandler<T> {
  hasRoom(): boolean;
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}

/** The subscriber of a boundary: sources wait for its gate, which opens permanently when it unsubscribes. */
class Inlet<T> extends Subscriber<T> {
  readonly [demand]: Gate;
  private readonly handler: BoundaryHandler<T>;

  constructor(gate: Gate, handler: BoundaryHandler<T>) {
    super();
    this[demand] = gate;
    this.handler = handler;
  }

  protected override _next(value: T): void {
    reportArrival(this[demand]);
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

  /** Unsubscribes from the source before opening the gate: a source resumed earlier would send a needless request. */
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
 * A subscription that exerts backpressure: of an operator, or of a consumer outside of RxJS.
 *
 * It pauses the sources above it while `handler.hasRoom()` is false. When it unsubscribes, for whatever reason, it resumes
 * them permanently.
 */
export class Boundary<T> {
  /** The demand downstream, for which the boundary and its inner streams wait; a consumer outside of RxJS has none. */
  readonly binding: Binding;
  private readonly gate: Gate;
  private readonly inlet: Inlet<T>;

  /** @param downstream the subscriber of an operator: the boundary unsubscribes with it */
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

  /** Resumes waiting sources; to be called whenever there may be room again. */
  release(): void {
    this.gate.release();
  }

  /** Unsubscribes from the source, and opens the gate permanently, since a shared source may have other subscribers. */
  unsubscribe(): void {
    this.inlet.unsubscribe();
  }
}
