/** The weight of a new sample in a smoothed mean; the older ones together have the rest. */
const weightOfNew = 0.3;

/**
 * Exponentially smoothed mean of units per element: 0.7 old, 0.3 new.
 *
 * Units and elements are smoothed apart, so that a page of one item, whose cost is rounded up, counts less than one of a
 * hundred items.
 */
class SmoothedMean {
  private units = 0;
  private elements = 0;

  /** Returns the mean; `undefined` before the first sample. */
  value(): number | undefined {
    return this.elements > 0 ? this.units / this.elements : undefined;
  }

  add(units: number, elements: number): void {
    if (elements <= 0) return;
    const weight = this.elements === 0 ? 1 : weightOfNew;
    this.units += (units - this.units) * weight;
    this.elements += (elements - this.elements) * weight;
  }

  copyFrom(other: SmoothedMean): void {
    this.units = other.units;
    this.elements = other.elements;
  }
}

/** What the requests of one kind have consumed so far. */
export class LearnedCosts {
  /** Units per element: per scanned item, per key, or per unit of the estimate from the size of a write. */
  private readonly perElement = new SmoothedMean();
  /** Units per request. */
  private readonly perRequest = new SmoothedMean();
  /** The number of items that the largest page has scanned; 0 before the first page. */
  private largest = 0;
  private readonly shared: LearnedCosts | undefined;

  /** @param shared costs of earlier operators to begin with, to which is added what this one learns */
  constructor(shared?: LearnedCosts) {
    this.shared = shared;
    if (shared === undefined) return;
    this.perElement.copyFrom(shared.perElement);
    this.perRequest.copyFrom(shared.perRequest);
    this.largest = shared.largest;
  }

  unitsPerElement(): number | undefined {
    return this.perElement.value();
  }

  unitsPerRequest(): number | undefined {
    return this.perRequest.value();
  }

  largestPage(): number {
    return this.largest;
  }

  learnElements(units: number, elements: number): void {
    this.perElement.add(units, elements);
    this.shared?.learnElements(units, elements);
  }

  learnRequest(units: number): void {
    this.perRequest.add(units, 1);
    this.shared?.learnRequest(units);
  }

  learnPageSize(scanned: number): void {
    this.largest = Math.max(this.largest, scanned);
    this.shared?.learnPageSize(scanned);
  }
}

/** How many kinds of requests are remembered for one limiter. */
const maxKinds = 64;

/** Cache of the costs of each kind of request; the least recently used kind is dropped first (LRU). */
export class LearnedCostsCache {
  private readonly kinds = new Map<string, LearnedCosts>();
  /** The kind that was used last, which calls in a row have in common. */
  private latest: string | undefined;

  /** Returns the costs of a kind of requests, which are empty at first. */
  get(kind: string): LearnedCosts {
    const used = kind === this.latest ? this.kinds.get(kind) : undefined;
    if (used !== undefined) return used;
    this.latest = kind;
    const costs = this.kinds.get(kind) ?? new LearnedCosts();
    this.kinds.delete(kind);
    this.kinds.set(kind, costs);
    for (const [oldest] of this.kinds) {
      if (this.kinds.size <= maxKinds) break;
      this.kinds.delete(oldest);
    }
    return costs;
  }
}
