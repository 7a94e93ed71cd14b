import type { Activation, Frame, Remembered } from '../values/activation.ts';
import { nothing } from '../values/value-union.ts';
import type { ValueId } from '../../summary/module-summary.ts';

/**
 * What values evaluated to in the current piece of work. Almost all that are asked for are those of the activation being worked on:
 * these are held in one list that is used again and again, and told from those of earlier pieces by the number of the piece.
 */
export class Memory {
  private readonly ofReader: Remembered[] = [];
  private others = new Map<Activation, Map<ValueId, Remembered>>();
  private run = -1;

  /** What is remembered of a value; it holds when its `run` is the current one. */
  entryOf(id: ValueId, { activation, memo }: Frame, reader: Activation | undefined, run: number): Remembered {
    if (memo !== undefined) return entryIn(memo, id);
    if (activation === reader) {
      while (this.ofReader.length <= id) this.ofReader.push({ run: -1, values: nothing });
      return this.ofReader[id] as Remembered;
    }
    if (this.run !== run) {
      this.run = run;
      if (this.others.size > 0) this.others = new Map();
    }
    let known = this.others.get(activation);
    if (known === undefined) this.others.set(activation, (known = new Map()));
    return entryIn(known, id);
  }
}

function entryIn(entries: Map<ValueId, Remembered>, id: ValueId): Remembered {
  let entry = entries.get(id);
  if (entry === undefined) entries.set(id, (entry = { run: -1, values: nothing }));
  return entry;
}
