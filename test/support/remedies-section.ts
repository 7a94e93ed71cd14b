/** What the page of a rule says of what to do: the remedies for each of its findings, and the edits that editors offer. */
import type { FindingKind, RemedyKind } from '../../src/findings/finding.ts';
import { rulesOfFindings } from '../../src/findings/rules-of-findings.ts';
import type { MessageId, SuggestionId } from '../../src/findings/words.ts';
import { remediesOf } from '../../src/remedies/choose.ts';

/** What is reported, in a few words. */
const reported: { readonly [K in FindingKind]: Readonly<Record<MessageId<K>, string>> } = {
  'shared-write': {
    rebind: 'a variable is assigned',
    mutate: 'an object is changed',
    entry: 'an entry of a collection is changed',
    grow: 'a collection gets an entry',
    shrink: 'a collection loses an entry',
  },
  'stateful-singleton': { mutate: 'a field is changed', grow: 'a collection gets an entry', shrink: 'a collection loses an entry' },
  'await-race': {
    stale: 'read, wait, write',
    unchecked: 'test, wait, act',
    emptied: 'hand on, wait, empty',
    flushed: 'the same on a timer',
    refilled: 'empty, wait, fill: the first step',
    filled: 'empty, wait, fill: the second step',
    unready: 'mark as ready, wait until it is',
    borrowed: 'set for this request, wait, read back',
    unreleased: 'mark, wait, unmark',
  },
  'request-data-leak': { all: 'any request finds it', user: 'it stands under the key of the user' },
  'unbounded-growth': { append: 'a list gets longer', key: 'a new key, a new entry', listener: 'a listener is added' },
  'shared-request-object': { shared: 'one object serves all' },
  'stateful-regexp': { remembers: 'an expression remembers' },
  'connection-per-request': { made: 'made for each request', opened: 'opened by each', closed: 'closed by each', kept: 'taken and kept', lost: 'taken and lost' },
  'process-local-state': { held: 'kept in one process' },
  'missing-shutdown': { open: 'never closed' },
  'global-setting': { setting: 'a setting is changed' },
};

const remedies: Readonly<Record<RemedyKind, string>> = {
  context: 'keep it in the context of the request',
  local: 'declare it where it is used',
  session: 'keep it in the session',
  store: 'keep it in a store that all processes share, and let that count',
  cache: 'a cache with a bound and an age',
  request: 'make one for each request',
  boot: 'do it once, at start-up',
  lock: 'hold a lock from the first step to the last',
  're-read': 'read it again after the wait',
  'single-flight': 'keep the promise, and await that',
  'take-out': 'take the entries out before the wait',
  'fill-new': 'fill a new one, and assign it',
  finally: 'unmark it in `finally`',
  release: 'give it back, or close it, in any case',
  clone: 'change a copy',
  'per-call': 'say it for the one call',
  'drop-flag': 'drop the flag',
  'shared-memory': 'the primary process of a cluster that owns it, or shared memory with `Atomics` between threads',
};

/** When another remedy than the first of its row is named first. */
const exceptions: readonly (readonly [FindingKind, string])[] = [
  ['shared-write', 'What goes on from what stood there (`count++`) is meant to last: a store is named first. What a method does to an object (`merge(defaults, own)`) had better be done to a copy.'],
  ['stateful-singleton', 'What goes on from what stood there (`this.count++`) is meant to last: a store is named first. What a method does to an object had better be done to a copy.'],
  ['await-race', 'For a file, a lock is named first; where the wait makes what was missing (`if (!client) client = await connect()`), the promise.'],
];

/** The edits, as the page tells them; `rules` are those whose findings they cure. */
export const edits: Readonly<Record<SuggestionId, { readonly rules: readonly string[]; readonly text: string }>> = {
  declareHere: {
    rules: ['no-shared-write', 'no-request-data-leak', 'no-await-race', 'no-stateful-singleton'],
    text: 'declares a variable, or the private field of a service, where it is given its value; one block has all that uses it and gives it a value first, and nothing that runs later uses it',
  },
  keepInContext: {
    rules: ['no-request-data-leak'],
    text: 'keeps it where the framework keeps what belongs to one request; a middleware gives it a value in any case, and all that use it are handlers behind that',
  },
  changeCopy: { rules: ['no-shared-write'], text: 'changes a copy: `merge({}, defaults, own)`, `list.slice().sort()`; what the call answers is used' },
  makeInRequest: { rules: ['no-shared-request-object'], text: 'makes the object in the handler, when that alone uses it' },
  sayPerCall: { rules: ['no-global-setting'], text: 'says it for the calls that follow in the same function: `moment(date).locale(language)`, `axios.get(url, { headers })`, `BigNumber.clone(settings)`' },
  waitFirst: { rules: ['no-await-race'], text: 'waits first: `const added = await price(); total += added`; the state has no part in what is waited for' },
  readLater: { rules: ['no-await-race'], text: 'moves the reading down to the write; nothing in between uses what was read' },
  keepPromise: { rules: ['no-await-race'], text: 'keeps the promise while something is being made, and lets it go when it is there or has failed; nothing of the request has a part in making it' },
  unmarkFinally: { rules: ['no-await-race'], text: 'takes a mark back in a `finally` block; nothing that is declared in between is used behind it' },
  dropFlag: { rules: ['no-stateful-regexp'], text: 'drops the flag `g`; all that is done with the expression are tests' },
  testCopy: { rules: ['no-stateful-regexp'], text: 'tests with a copy, `new RegExp(pattern).test(text)`; no loop goes from match to match' },
  boundCache: { rules: ['no-unbounded-growth'], text: 'makes a `Map` an `LRUCache`, with its import; whoever looks an entry up makes it where there is none' },
  boundCacheInstalled: { rules: ['no-unbounded-growth'], text: 'the same, where `lru-cache` has to be installed' },
};

export function remediesSection(rule: string): string {
  const kinds = Object.entries(rulesOfFindings).flatMap(([kind, one]) => (one.rule === rule ? [kind as FindingKind] : []));
  const rows = kinds.flatMap((kind) =>
    Object.entries<string>(reported[kind]).map(([id, words]) => {
      const [first, ...others] = (remediesOf[kind][id] ?? []).map((remedy) => remedies[remedy]);
      return `| ${words} | ${first ?? ''} | ${others.join('; ')} |`;
    }),
  );
  const table = ['| what is reported | first | or |', '| :-- | :-- | :-- |', ...rows].join('\n');
  const more = exceptions.filter(([kind]) => kinds.includes(kind)).map(([, text]) => `\n${text}\n`);
  const offered = Object.values(edits).filter(({ rules }) => rules.includes(rule));
  const list = offered.length === 0 ? 'No edit is offered.' : `Where it is sure, editors are offered an edit that\n\n${offered.map(({ text }) => `- ${text}`).join('\n')}`;
  return `\n${table}\n${more.join('')}\n${list}\n`;
}
