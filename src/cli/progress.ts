import { createRequire } from 'node:module';

import type * as cliProgress from 'cli-progress';

/** A way to show how far the work has come. Whatever was shown goes when it is disposed of. */
export interface Progress extends Disposable {
  readonly show: (done: number, total: number) => void;
}

/** Work that is done sooner needs no bar. */
const patience = 1000;

/** Shows a bar on a terminal, once the work has taken a while. */
export function progressOn(terminal: NodeJS.WriteStream | undefined): Progress {
  if (terminal === undefined) return { show: () => undefined, [Symbol.dispose]: () => undefined };
  const { Presets, SingleBar } = createRequire(import.meta.url)('cli-progress') as typeof cliProgress; // loaded when there is a terminal
  const started = performance.now();
  const bar = new SingleBar({ stream: terminal, clearOnComplete: true, format: '{bar} {value} of {total} files' }, Presets.shades_classic);
  return {
    show(done, total) {
      if (bar.isActive) {
        bar.setTotal(total);
        bar.update(done);
      } else if (performance.now() - started > patience) bar.start(total, done);
    },
    [Symbol.dispose]: () => bar.stop(),
  };
}
