import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, calledWith, each } from './writes.ts';

/** Dates, numbers, money and chance. */
export const datesAndNumbers = [
  {
    id: 'moment.locale',
    of: 'moment',
    writes: [
      ...calledWith(1, 'moment#locale', 'moment-timezone#locale'),
      ...called(
        ...each(
          ['moment#', 'moment-timezone#'],
          ['defineLocale', 'updateLocale', 'relativeTimeThreshold', 'relativeTimeRounding'],
        ),
      ),
      ...assigned(
        ...each(['moment#', 'moment-timezone#'], ['suppressDeprecationWarnings', 'now', 'createFromInputFallback']),
      ),
    ],
    why: "dates in other requests come out in this user's language",
    instead: 'set it on the date, as in `moment(date).locale(locale)`',
    source: 'Moment.js documentation, "Changing locale globally" and "Changing locales locally"',
  },
  {
    id: 'moment-tz.default',
    of: 'moment-timezone',
    writes: called(...each(['moment-timezone#'], ['tz.setDefault', 'tz.add', 'tz.load'])),
    why: "times in other requests come out in this user's time zone",
    instead: 'name the zone for each date, as in `moment.tz(date, zone)`',
    source: 'Moment Timezone documentation, "Default time zone"',
  },
  {
    id: 'dayjs.locale',
    of: 'Day.js',
    writes: [
      ...calledWith(1, 'dayjs#locale'),
      ...called(...each(['dayjs#'], ['tz.setDefault', 'updateLocale'])),
    ],
    why: "dates in other requests come out in this user's language or time zone",
    instead: 'set it on the date, as in `dayjs(date).locale(locale)` or `dayjs.tz(date, zone)`',
    source: 'Day.js documentation, "Changing locale globally" and "Changing locales locally"',
  },
  {
    id: 'luxon.Settings',
    of: 'Luxon',
    writes: assignedBelow('luxon#Settings'),
    why: 'dates in other requests take this locale, zone or clock',
    instead: 'set it on the date, as in `DateTime.now().setZone(zone).setLocale(locale)`',
    source: 'Luxon documentation, "Settings"',
  },
  {
    id: 'date-fns.setDefaultOptions',
    of: 'date-fns',
    writes: called('date-fns#setDefaultOptions', 'date-fns/setDefaultOptions#setDefaultOptions', 'date-fns/setDefaultOptions#'),
    why: 'dates in other requests take this locale and this first day of the week',
    instead: 'pass `{ locale, weekStartsOn }` to each call',
    source: 'date-fns documentation, "setDefaultOptions"',
  },
  {
    id: 'js-joda',
    of: 'js-joda',
    writes: called('@js-joda/core#use'),
    why: 'a plugin changes the classes that all requests use',
    instead: 'call it once at start-up, and name the zone in each call',
    source: 'js-joda documentation, "use"',
  },
  {
    id: 'numeral.locale',
    of: 'Numeral.js',
    writes: [
      ...calledWith(1, ...each(['numeral#'], ['locale', 'defaultFormat'])),
      ...called(...each(['numeral#'], ['zeroFormat', 'nullFormat', 'register'])),
    ],
    why: "numbers in other requests come out in this user's format",
    instead: 'format with `new Intl.NumberFormat(locale)`',
    source: 'Numeral.js documentation, "Locales"',
  },
  {
    id: 'numbro.setLanguage',
    of: 'numbro',
    writes: [
      ...called(...each(['numbro#'], ['setLanguage', 'setDefaults', 'registerLanguage'])),
      ...calledWith(1, 'numbro#culture'),
    ],
    why: "numbers in other requests come out in this user's format",
    instead: 'format with `new Intl.NumberFormat(locale)`',
    source: 'numbro documentation, "Languages"',
  },
  {
    id: 'accounting.settings',
    of: 'accounting.js',
    writes: assigned('accounting#settings'),
    why: "amounts in other requests come out in this user's format",
    instead: 'pass the options to `formatMoney()` and `formatNumber()`',
    source: 'accounting.js documentation, "Library settings"',
  },
  {
    id: 'currency-dinero',
    of: 'Dinero.js',
    writes: assigned(
      ...each(['dinero.js#', 'dinero.js#Dinero'], ['globalLocale', 'defaultCurrency', 'globalFormat']),
    ),
    why: "amounts in other requests take this user's currency or format",
    instead: 'pass `currency` when the amount is created, and call its own `setLocale()`',
    source: 'Dinero.js v1 documentation, "Globals and defaults"',
  },
  {
    id: 'bignumber.config',
    of: 'bignumber.js',
    writes: [
      ...called(...each(['bignumber.js#', 'bignumber.js#BigNumber'], ['config', 'set'])),
      ...assigned('bignumber.js#DEBUG', 'bignumber.js#BigNumber.DEBUG'),
    ],
    why: 'sums in other requests are rounded by it',
    instead: 'make a constructor of its own with `BigNumber.clone(settings)`',
    source: 'bignumber.js API, "config" and "clone"',
  },
  {
    id: 'decimal.set',
    of: 'decimal.js',
    writes: [
      ...called(
        ...each(['decimal.js#', 'decimal.js#Decimal', 'decimal.js-light#', 'decimal.js-light#Decimal'], ['set', 'config']),
      ),
      ...assigned(
        ...each(['decimal.js#', 'decimal.js#Decimal', 'decimal.js-light#', 'decimal.js-light#Decimal'], ['precision', 'rounding']),
      ),
    ],
    why: 'sums in other requests are rounded by it',
    instead: 'make a constructor of its own with `Decimal.clone(settings)`',
    source: 'decimal.js API, "set" and "clone"',
  },
  {
    id: 'big.js',
    of: 'big.js',
    writes: assigned(...each(['big.js#', 'big.js#Big'], ['DP', 'RM', 'NE', 'PE', 'strict'])),
    why: 'sums in other requests are rounded by it',
    instead: 'make a constructor of its own by calling `Big()`',
    source: 'big.js API, "Big"',
  },
  {
    id: 'mathjs.config',
    of: 'math.js',
    writes: called(...each(['mathjs#', 'mathjs#create()'], ['config', 'import'])),
    why: 'every other request calculates with it',
    instead: 'make an instance of its own with `create(all, config)`',
    source: 'math.js documentation, "Configuration"',
  },
  {
    id: 'faker.seed',
    of: 'Faker',
    writes: [
      ...called(...each(['@faker-js/faker#faker'], ['seed', 'setDefaultRefDate', 'setLocale'])),
      ...assigned('@faker-js/faker#faker.locale'),
    ],
    why: 'requests that run at the same time draw from one sequence',
    instead: 'create `new Faker({ locale, randomizer })` for each request',
    source: 'Faker documentation, "Randomizer"',
  },
  {
    id: 'chance-seed',
    of: 'the process',
    writes: called('global#Math.seedrandom'),
    why: 'it replaces the random numbers of all requests by a sequence that can be foretold',
    instead: 'keep a generator of your own, as in `const random = seedrandom(seed)`',
    source: 'seedrandom README, "Script tag usage"',
  },
] satisfies readonly GlobalSetting[];
