/**
 * How what a global setting does is said for one call instead, where one expression says it: by the ids of the models in
 * `src/models/global-settings`. Settings that are missing here need more than that.
 */
export type PerCall = { readonly setting: string; readonly source: string } & PerCallForm;

type PerCallForm =
  /** `moment.locale(l)`: each value that the library makes is told by its own method of that name, `moment(date).locale(l)`. */
  | { readonly kind: 'value'; readonly method: string }
  /** `BigNumber.config(o)`: an instance of the library with the setting is made by `make`, and used instead. */
  | { readonly kind: 'instance'; readonly methods: readonly string[]; readonly make: string }
  /** `axios.defaults.baseURL = u`: an option of each call; `methods` are those that make calls, with the position of their options. */
  | { readonly kind: 'option'; readonly methods: Readonly<Record<string, number>>; readonly options: readonly string[]; readonly headers: readonly string[] }
  /** `getGlobalScope()`: another function answers what belongs to the request alone. */
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  /** `i18n.setLocale(l)`: the same function takes the request first; `unless` are methods that read the setting of all. */
  | { readonly kind: 'request'; readonly method: string; readonly unless: readonly string[] };

export const perCalls: readonly PerCall[] = [
  { setting: 'moment.locale', kind: 'value', method: 'locale', source: 'https://momentjs.com/docs/#/i18n/instance-locale/' },
  { setting: 'dayjs.locale', kind: 'value', method: 'locale', source: 'https://day.js.org/docs/en/i18n/instance-locale' },
  { setting: 'bignumber.config', kind: 'instance', methods: ['config', 'set'], make: 'clone', source: 'https://mikemcl.github.io/bignumber.js/#clone' },
  { setting: 'decimal.set', kind: 'instance', methods: ['config', 'set'], make: 'clone', source: 'https://mikemcl.github.io/decimal.js/#Dclone' },
  {
    setting: 'axios.defaults',
    kind: 'option',
    methods: { delete: 1, get: 1, head: 1, options: 1, patch: 2, post: 2, put: 2 },
    options: ['baseURL', 'timeout', 'withCredentials'],
    headers: ['headers', 'common'],
    source: 'https://axios-http.com/docs/req_config',
  },
  { setting: 'sentry.scope', kind: 'renamed', from: 'getGlobalScope', to: 'getIsolationScope', source: 'https://docs.sentry.io/platforms/javascript/guides/node/enriching-events/scopes/' },
  { setting: 'i18n.setLocale', kind: 'request', method: 'setLocale', unless: ['__', '__n', '__mf', '__l', '__h', 'getLocale'], source: 'https://github.com/mashpie/i18n-node#i18nsetlocale' },
];
