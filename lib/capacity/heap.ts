/** An element of a heap: its key, and its position, which the heap keeps. */
export interface HeapElement {
  /** The heap's first element has the lowest key. */
  key: number;
  /** Decides between equal keys. */
  order: number;
  /** The position in the heap; -1 outside of it. */
  position: number;
}

/** Binary heap whose elements know their positions, so that one whose key has changed is moved in O(log n). */
export class Heap<E extends HeapElement> {
  private readonly elements: E[] = [];

  first(): E | undefined {
    return this.elements[0];
  }

  add(element: E): void {
    this.put(element, this.elements.length);
    this.moveUp(element);
  }

  remove(element: E): void {
    const last = this.elements.pop();
    if (last !== undefined && last !== element) {
      this.put(last, element.position);
      this.move(last);
    }
    element.position = -1;
  }

  /** Moves an element whose key or order has changed. */
  move(element: E): void {
    this.moveUp(element);
    this.moveDown(element);
  }

  private put(element: E, position: number): void {
    this.elements[position] = element;
    element.position = position;
  }

  private moveUp(element: E): void {
    for (let parent = this.parent(element); parent !== undefined; parent = this.parent(element)) {
      if (!isBefore(element, parent)) return;
      this.swap(element, parent);
    }
  }

  private moveDown(element: E): void {
    for (let child = this.firstChild(element); child !== undefined; child = this.firstChild(element)) {
      if (!isBefore(child, element)) return;
      this.swap(element, child);
    }
  }

  private parent({ position }: E): E | undefined {
    return position === 0 ? undefined : this.elements[(position - 1) >> 1];
  }

  /** The child that comes first. */
  private firstChild({ position }: E): E | undefined {
    const left = this.elements[2 * position + 1];
    const right = this.elements[2 * position + 2];
    return left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
  }

  private swap(a: E, b: E): void {
    const { position } = a;
    this.put(a, b.position);
    this.put(b, position);
  }
}

const isBefore = (a: HeapElement, b: HeapElement) => a.key < b.key || (a.key === b.key && a.order < b.order);
