import { setFlagsFromString } from 'node:v8';

/**
 * Tells the compiler to inline less. An audit is over within seconds, before large functions that are compiled into each other, again
 * with each new shape of object that they meet, have paid for that: it takes a tenth of the time of an audit. Only for a process
 * that does nothing else.
 */
export function tuneCompiler(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${mostInlined}`);
}

/** Bytes of code that may be inlined into one function; V8's own bound is 920. */
const mostInlined = 100;
