import type { Activation } from './activation.ts';

/**
 * Activations that wait to be looked at. Those that nobody has looked at go first: what they add, those that are looked at again
 * then find all at once.
 */
export class WorkList {
  private readonly fresh = new Queue();
  private readonly again = new Queue();

  add(activation: Activation): void {
    (activation.visits > 1 ? this.again : this.fresh).add(activation);
  }

  take(): Activation | undefined {
    return this.fresh.take() ?? this.again.take();
  }
}

/** First in, first out; a list that loses its first element would move all others. */
class Queue {
  private readonly list: Activation[] = [];
  private next = 0;

  add(activation: Activation): void {
    this.list.push(activation);
  }

  take(): Activation | undefined {
    const first = this.list[this.next++];
    if (first !== undefined) return first;
    this.list.length = 0;
    this.next = 0;
    return undefined;
  }
}
