/**
 * What an instrumented app calls while it runs, to tell which functions its calls reach. Loaded into the app's process
 * before the app.
 *
 * A call says its place right before it is made, by {@link Recorder.at} as the last of its arguments, and that it is over
 * by {@link Recorder.over}. A function that is entered meanwhile was called from there: by the call itself, or by a function
 * of the language or of Node that the call was made to. What a package calls is a root of the call graph, and not recorded.
 */
interface Frame {
  /** The call that was under way when the function was entered. */
  site: string;
}

class Recorder {
  private readonly calls = new Map<string, Set<string>>();
  private current = '';

  /** The call at this place is made next; spread as its last argument, of which nothing is left. */
  at(site: string): readonly never[] {
    this.current = site;
    if (!this.calls.has(site)) this.calls.set(site, new Set());
    return [];
  }

  over<T>(answer?: T): T | undefined {
    this.current = '';
    return answer;
  }

  /** A function's body begins; accessors, which no call names, have no name here either. */
  enter(fn: string): Frame {
    if (this.current !== '' && fn !== '' && !isCalledByPackage(this.enter)) this.calls.get(this.current)?.add(fn);
    const frame = { site: this.current };
    this.current = '';
    return frame;
  }

  /** A function's body ends: whoever called it is back at its call. */
  leave(frame: Frame): void {
    this.current = frame.site;
  }

  /** A generator is called, whose body begins later; answers a key for the pattern in which this stands. */
  make(fn: string): string {
    this.leave(this.enter(fn));
    return 'generator';
  }

  /** Before a function waits or yields; when it goes on, or ends, its caller has gone on long since. */
  pause<T>(frame: Frame, value?: T): T | undefined {
    this.current = frame.site;
    frame.site = '';
    return value;
  }

  /** After it has waited: nobody's call is under way. */
  awake<T>(_frame: Frame, value?: T): T | undefined {
    this.current = '';
    return value;
  }

  /** After it has yielded: it goes on within the call that asked for more, if there is one. */
  resume<T>(frame: Frame, value?: T): T | undefined {
    frame.site = this.current;
    this.current = '';
    return value;
  }

  /** Something was thrown and is caught here. */
  caught(): void {
    this.current = '';
  }

  /** An initialiser or a default value, which runs while a call is under way and is not what is called. */
  aside<T>(evaluate: () => T): T {
    const frame = this.enter('');
    try {
      return evaluate();
    } finally {
      this.leave(frame);
    }
  }

  /** A function that the call at this place keeps for later. */
  later(site: string, value: unknown): unknown {
    if (typeof value !== 'function') return value;
    const { pause, enter, leave } = Recorder.prototype;
    const recorder = this; // eslint-disable-line @typescript-eslint/no-this-alias -- the function below has its own
    return function (this: unknown, ...passed: unknown[]): unknown {
      const frame = enter.call(recorder, '');
      pause.call(recorder, { site });
      try {
        return Reflect.apply(value, this, passed);
      } finally {
        leave.call(recorder, frame);
      }
    };
  }

  /** Places of calls that were made, and the functions they reached. */
  get record(): Record<string, string[]> {
    return Object.fromEntries([...this.calls].map(([site, functions]) => [site, [...functions]]));
  }
}

/** Whether the nearest code around the function that was just entered, but for that of Node itself, is a package's. */
function isCalledByPackage(below: (fn: string) => unknown): boolean {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (_error, sites) => sites;
  Error.stackTraceLimit = 30;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  Error.captureStackTrace(holder, below);
  const [, ...callers] = (holder.stack ?? []).map((site) => site.getFileName() ?? '');
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return callers.find((file) => file !== '' && !file.startsWith('node:'))?.includes('/node_modules/') === true;
}

const recorder = new Recorder();
Object.assign(globalThis, { $calls: recorder });
process.on('message', () => process.send?.(recorder.record, () => process.exit(0)));
