import type { EntryPointMatch, Finding, FindingKind, RemedyKind, ServingFinding, Singleton, Way } from './finding.ts';

/**
 * What is said of each kind of finding, in the editor and on the terminal alike. `{{name}}` stands for a field of {@link dataOf}: of the
 * finding itself, or of {@link served}.
 */
export const words = {
  'shared-write': {
    rebind: "'{{state}}' is one variable for {{all}}, and {{way}} assigns it: {{another}} can find or replace the value before this one is done. {{remedy}}.",
    mutate: "'{{state}}' is the same for {{all}}, and {{way}} changes it: {{next}} finds it changed. {{remedy}}.",
    entry: "'{{state}}' is kept in the memory of one process, and {{way}} changes it: other processes do not see that, and it is lost on restart. {{remedy}}.",
    grow: "'{{state}}' lives as long as the process, and {{way}} adds to it: {{others}} find the entry, other processes do not, and it is lost on restart. {{remedy}}.",
    shrink: "'{{state}}' lives as long as the process, and {{way}} takes from it: {{others}} miss the entry, other processes keep it. {{remedy}}.",
  },
  'stateful-singleton': {
    mutate: "'{{state}}' is a field of one '{{class}}' for {{all}} ({{lives}}), and {{way}} changes it: {{another}} can find or replace the value before this one is done. {{remedy}}.",
    grow: "'{{state}}' is a field of one '{{class}}' for {{all}} ({{lives}}), and {{way}} adds to it: {{others}} find the entry, other processes do not, and it is lost on restart. {{remedy}}.",
    shrink: "'{{state}}' is a field of one '{{class}}' for {{all}} ({{lives}}), and {{way}} takes from it: {{others}} miss the entry, other processes keep it. {{remedy}}.",
  },
  'await-race': {
    stale: "'{{state}}' is written here from what was read of it in {{other}}, before a wait ({{way}}): what {{another}} wrote in between is lost. {{remedy}}.",
    unchecked: "'{{state}}' is tested in {{other}} and written here, after a wait ({{way}}): two {{many}} can both pass the test. {{remedy}}.",
    emptied: "'{{state}}' is handed on in {{other}} and emptied here, after a wait ({{way}}): what {{others}} added in between is lost. {{remedy}}.",
    flushed: "'{{state}}' is handed on in {{other}} and emptied here, after a wait, while {{way}} adds to it: what is added in between is lost. {{remedy}}.",
    refilled: "'{{state}}' is emptied here and filled in {{other}}, after a wait ({{way}}): {{many}} in between find it empty or half filled. {{remedy}}.",
    filled: "'{{state}}' is filled here, after a wait, and was emptied in {{other}} ({{way}}): {{another}} that does the same at that time mixes its entries with these. {{remedy}}.",
    unready: "'{{state}}' is set here and what it stands for is waited for only in {{other}} ({{way}}): a {{one}} that comes in between finds it set and does not wait. {{remedy}}.",
    borrowed: "'{{state}}' is set here for one {{one}} and read back in {{other}}, after a wait ({{way}}): {{another}} can have replaced it by then. {{remedy}}.",
    unreleased: "'{{state}}' is marked here and unmarked in {{other}}, after a wait ({{way}}): when something fails in between, the mark stays, and {{others}} find it until the process ends. {{remedy}}.",
  },
  'request-data-leak': {
    all: "'{{state}}'{{lives}} is the same for {{all}}, and {{way}} puts {{source}} there: {{another}} finds it, Bob is served what is Ann's. {{remedy}}.",
    user: "'{{state}}'{{lives}} keeps data of users in the memory of one process, and {{way}} puts an entry there: other processes do not find it, and it is lost on restart. {{remedy}}.",
  },
  'unbounded-growth': {
    append: "'{{state}}'{{lives}} lives as long as the process, {{way}} adds to it, and nothing takes entries out: it grows until memory runs out, and other processes do not have it. {{remedy}}.",
    key: "'{{state}}'{{lives}} lives as long as the process, {{way}} adds an entry for each new key, and nothing takes entries out: it grows until memory runs out. {{remedy}}.",
    listener: "'{{state}}' is an emitter for {{all}}, {{way}} adds a listener each time, and nothing takes it out: every event runs all of them, each keeps what it saw of its {{one}}, and memory grows. {{remedy}}.",
  },
  'shared-request-object': {
    shared: "{{name}} is {{of}} for {{all}}, and {{way}} uses it: {{why}}. {{remedy}}.",
  },
  'stateful-regexp': {
    remembers: "'{{name}}' is one regular expression for {{all}}, and with the flag '{{flag}}' it remembers where its last match ended; {{way}} goes on from there: a text that fits is refused after one that fitted. {{remedy}}.",
  },
  'connection-per-request': {
    made: "{{way}} makes {{of}} each time: under load the database runs out of connections, and each {{one}} waits for a new one. {{remedy}}.",
    opened: "'{{name}}' is {{of}} for {{all}}, and {{way}} opens it, to close it again when it is done: {{many}} at the same time open it twice, or find it closed by the other. {{remedy}}.",
    closed: "'{{name}}' is {{of}} for {{all}}, and {{way}} closes it: {{another}} that is using it fails. {{remedy}}.",
    kept: "{{way}} takes {{of}} and never gives it back: {{why}}. {{remedy}}.",
    lost: "{{way}} takes {{of}} and does not give it back on every way, after an error or an early return: {{why}}. {{remedy}}.",
  },
  'process-local-state': {
    held: "The memory of this process holds {{of}}, and no other process sees it: {{why}}. {{remedy}}.",
  },
  'missing-shutdown': {
    open: "{{name}} is {{of}} that lives as long as the process, and nothing closes it: when the process is told to stop, work in progress is cut off, and the other side keeps the connections until they time out. {{remedy}}.",
  },
  'global-setting': {
    setting: "'{{name}}' is a setting of {{of}}, shared by every {{one}}, and {{way}} changes it: {{why}}. {{remedy}}.",
  },
} as const satisfies Record<FindingKind, Record<string, string>>;

/**
 * What to do first, in the words of a sentence without its full stop; the key is the remedy's kind, or the kind of finding and that where it is
 * said in another way. `{{with}}` is the package that does it, if one does.
 */
const remedyWords: Readonly<Record<RemedyKind, string>> & Readonly<Record<`${FindingKind} ${string}`, string>> = {
  context: 'Keep it in {{home}}{{with}}',
  local: 'Declare it where it is used',
  session: 'Keep it in the session{{with}}',
  store: 'Keep it in {{store}}{{with}}{{step}}',
  cache: 'Use a cache with a bound and an age{{with}}',
  request: 'Make one for each {{one}}',
  boot: 'Do it once, at start-up',
  lock: 'Hold a lock from the first step to the last{{with}}',
  're-read': 'Read it again after the wait and change it in one step',
  'single-flight': 'Keep the promise instead, and let every {{one}} await it',
  'take-out': 'Take the entries out before the wait',
  'fill-new': 'Fill a new one and assign it when it is complete',
  finally: 'Unmark it in a `finally` block',
  release: 'Give it back in a `finally` block',
  clone: 'Change a copy',
  'per-call': 'Say it for the one call',
  'drop-flag': 'Drop the flag, which is for those who look for all matches',
  'shared-memory': 'Let the primary process of the cluster own it',
  'unbounded-growth boot': 'Add it once, at start-up',
  'connection-per-request boot': 'Open it once when the process starts, and close it when the process ends',
  'connection-per-request release': 'Instead, {{instead}}',
  'missing-shutdown release': 'Call `{{close}}()` when the process ends, on `SIGTERM` or in a hook of the framework',
  'shared-request-object request': 'Instead, {{instead}}',
  'process-local-state store': 'Instead, {{instead}}',
  'global-setting per-call': 'Instead, {{instead}}',
};

/** What editors say of an edit that they offer. */
export const suggestionWords = {
  declareHere: "Declare '{{name}}' here, where it is given its value.",
  keepInContext: "Keep '{{name}}' in `{{home}}`.",
  changeCopy: "Change a copy of '{{name}}'.",
  makeInRequest: "Make '{{name}}' anew for each request.",
  sayPerCall: 'Say it for the calls of this request, instead of `{{name}}`.',
  waitFirst: "Wait first, and read '{{name}}' after that.",
  readLater: 'Read `{{name}}` after the wait.',
  keepPromise: "Keep the promise while '{{name}}' is being made, and let all wait for that.",
  unmarkFinally: 'Take `{{name}}` back in a `finally` block.',
  dropFlag: "Drop the flag of '{{name}}'.",
  testCopy: "Test with a copy of '{{name}}', which remembers nothing.",
  boundCache: "Make '{{name}}' an `LRUCache` of 1000 entries.",
  boundCacheInstalled: "Make '{{name}}' an `LRUCache` of 1000 entries, of `lru-cache`, which has to be installed.",
} as const;

export type SuggestionId = keyof typeof suggestionWords;

/** What is said of settings and tags that cannot be used, by whichever rule comes first. */
export const problemWords = { problem: '{{problem}}. It counts as not set.' } as const;

export type MessageId<K extends FindingKind> = keyof (typeof words)[K] & string;

/** Which of the sentences of its kind says a finding. */
export function messageIdOf<K extends FindingKind>(finding: Extract<Finding, { kind: K }>): MessageId<K>;
export function messageIdOf(finding: Finding): string {
  switch (finding.kind) {
    case 'await-race':
      return finding.interleaving.kind;
    case 'request-data-leak':
      return finding.foundBy;
    case 'unbounded-growth':
      return finding.by;
    case 'shared-write':
      return finding.isEntry === true && finding.write === 'mutate' ? 'entry' : finding.write;
    case 'stateful-singleton':
      return finding.write;
    case 'shared-request-object':
      return 'shared';
    case 'stateful-regexp':
      return 'remembers';
    case 'connection-per-request':
      return finding.fault;
    case 'process-local-state':
      return 'held';
    case 'missing-shutdown':
      return 'open';
    case 'global-setting':
      return 'setting';
  }
}

/** What the phases serve, in the words of the sentences above: what shares the state. */
const served: Readonly<Record<EntryPointMatch['phase'], Served>> = {
  request: nouns('request', 'the request or its context'),
  connection: nouns('connection', 'a variable of the connection handler'),
  message: nouns('message', 'a variable of the handler'),
  job: nouns('job', 'a variable of the job'),
  tick: nouns('run', 'a variable of the job'),
  render: {
    ...nouns('page', 'a variable of the component'),
    all: 'all pages rendered on the server',
    another: "another visitor's page",
    others: "other visitors' pages",
    next: "the next visitor's page",
  },
};

interface Served {
  readonly one: string;
  readonly many: string;
  readonly all: string;
  readonly another: string;
  readonly others: string;
  readonly next: string;
  /** Where what belongs to one is kept, when the framework does not say. */
  readonly home: string;
}

function nouns(one: string, home: string): Served {
  return { one, many: `${one}s`, all: `all ${one}s`, another: `another ${one}`, others: `other ${one}s`, next: `the next ${one}`, home };
}

/** What fills the gaps of a finding's sentence. */
export function dataOf(finding: Finding): Record<string, string> {
  const entry = 'way' in finding ? finding.way.entry : undefined;
  const nouns = served[entry?.phase ?? 'request'];
  const data = { ...nouns, home: entry?.home ?? nouns.home, ...subjectOf(finding) };
  return { ...data, remedy: remedySentence(finding, data) };
}

/** What to do first, without the full stop. */
function remedySentence({ kind, remedy }: Finding, data: Readonly<Record<string, string>>): string {
  if (remedy === undefined) return 'Keep it elsewhere';
  const { home = data['home'] ?? '', store = '', step, package: name } = remedy;
  const text = remedyWords[`${kind} ${remedy.kind}`] ?? remedyWords[remedy.kind];
  return filled(text, {
    ...data,
    home,
    store,
    with: name === undefined ? '' : `, with \`${name}\``,
    step: step === undefined ? '' : `, and let that change it in one step (\`${step}\`)`,
  });
}

function filled(text: string, data: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => data[name] ?? '');
}

function subjectOf(finding: Finding): Record<string, string> {
  switch (finding.kind) {
    case 'await-race':
      return { state: finding.state.name, way: wayOf(finding), other: stepOf(finding.interleaving, finding.file) };
    case 'request-data-leak':
      return { state: finding.state.name, lives: instanceOf(finding), way: wayOf(finding), source: finding.source === '' ? 'data of the request' : `\`${finding.source}\`` };
    case 'unbounded-growth':
      return { state: finding.state.name, lives: instanceOf(finding), way: wayOf(finding) };
    case 'shared-write':
      return { state: finding.state.name, way: wayOf(finding) };
    case 'stateful-singleton':
      return { state: finding.state.name, class: finding.instance.class, lives: livesOf(finding.instance, finding.file), way: wayOf(finding) };
    case 'shared-request-object':
      return { name: finding.name === '' ? 'This' : `'${finding.name}'`, of: finding.of, way: wayOf(finding), why: finding.why, instead: finding.instead };
    case 'stateful-regexp':
      return { name: finding.name, flag: finding.flag, way: wayOf(finding) };
    case 'connection-per-request':
      return { name: finding.name, way: wayOf(finding), of: finding.of, why: finding.why ?? '', instead: finding.instead ?? '' };
    case 'process-local-state':
      return { of: finding.of, why: finding.why, instead: finding.instead };
    case 'missing-shutdown':
      return { name: finding.name === '' ? 'This' : `'${finding.name}'`, of: finding.of, close: finding.close };
    case 'global-setting':
      return { name: finding.name, way: wayOf(finding), of: finding.of, why: finding.why, instead: finding.instead };
  }
}

/** The finding in one sentence or two, as ESLint would word it. */
export function sentence(finding: Finding): string {
  const texts: Readonly<Record<string, string>> = words[finding.kind];
  return filled(texts[messageIdOf(finding)] ?? '', dataOf(finding));
}

/** `GET /orders (routes.ts:12) → loadOrders → remember` */
function wayOf(finding: ServingFinding): string {
  return [entryOf(finding.way, finding.file), ...finding.way.calls.map((step) => step.name)].join(' → ');
}

function entryOf({ entry }: Way, file: string): string {
  return `${entry.label} (${placeOf(entry, file)})`;
}

/** ` (a field of one 'Orders' for all requests: made once, line 3)`, or nothing. */
function instanceOf({ instance, file }: { readonly instance?: Singleton; readonly file: string }): string {
  return instance === undefined ? '' : ` (a field of one '${instance.class}': ${livesOf(instance, file)})`;
}

/** `line 12`, or `line 12 of routes.ts`. */
function stepOf(place: { readonly file: string; readonly line: number }, file: string): string {
  return place.file === file ? `line ${place.line}` : `line ${place.line} of ${place.file.slice(place.file.lastIndexOf('/') + 1)}`;
}

function livesOf({ lives }: Singleton, file: string): string {
  return lives.kind === 'made' ? `made once, ${placeOf(lives, file)}` : `${lives.by} makes one for the whole process`;
}

/** `line 12`, or `routes.ts:12` in another file. */
function placeOf(place: { readonly file: string; readonly line: number }, file: string): string {
  return place.file === file ? `line ${place.line}` : `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
}
