import type { GlobalSetting } from '../model.ts';
import { assigned, called, calledWith, each } from './writes.ts';

/** Languages and translations. */
export const i18n = [
  {
    id: 'i18next.changeLanguage',
    of: 'i18next',
    writes: [
      ...called(
        ...each(['i18next#', 'i18next#createInstance()'], ['changeLanguage', 'setDefaultNamespace', 'init']),
        'react-i18next#getI18n().changeLanguage',
        'next-i18next#i18n.changeLanguage',
      ),
      ...assigned(...each(['i18next#', 'i18next#createInstance()'], ['language', 'options.lng'])),
    ],
    why: "other requests are answered in this user's language",
    instead: "translate with `getFixedT(language)`",
    source: 'i18next documentation, "API: changeLanguage, getFixedT, cloneInstance"',
  },
  {
    id: 'i18n.setLocale',
    of: 'i18n',
    writes: [
      ...['i18n#setLocale', 'i18n#I18n().setLocale'].map((path) => ({ kind: 'call', path, minArguments: 1, maxArguments: 1 }) as const),
      ...called('i18n#configure', 'i18n#I18n().configure'),
    ],
    why: "other requests are answered in this user's language",
    instead: 'name the request, as in `i18n.setLocale(req, locale)`',
    source: 'i18n-node README, "setLocale"',
  },
  {
    id: 'node-polyglot',
    of: 'the Polyglot instance',
    writes: [
      ...calledWith(1, 'node-polyglot#().locale'),
      ...called(...each(['node-polyglot#()'], ['replace', 'extend'])),
    ],
    why: "other requests are answered in this user's language",
    instead: 'create `new Polyglot({ locale, phrases })` for each request',
    source: 'Polyglot.js README, "locale", "extend" and "replace"',
  },
  {
    id: 'vue-i18n.global',
    of: 'Vue I18n',
    writes: [
      ...assigned('vue-i18n#createI18n().global.locale'),
      ...called('vue-i18n#createI18n().global.setLocaleMessage'),
    ],
    why: "pages that render at the same time come out in this user's language",
    instead: 'call `createI18n()` for each request, where the app is created',
    source: 'Vue documentation, "Server-side rendering: cross-request state pollution"',
  },
  {
    id: 'lingui',
    of: 'Lingui',
    writes: called(...each(['@lingui/core#i18n', '@lingui/core#setupI18n()'], ['activate', 'load', 'loadAndActivate'])),
    why: "pages that render at the same time come out in this user's language",
    instead: 'call `setupI18n()` for each request',
    source: 'Lingui documentation, "Lingui with React Server Components"',
  },
  {
    id: 'globalize',
    of: 'Globalize',
    writes: [...calledWith(1, 'globalize#locale'), ...called('globalize#load')],
    why: "other requests format numbers and dates in this user's locale",
    instead: 'format with `new Globalize(locale)`',
    source: 'Globalize README, "Globalize.locale"',
  },
] satisfies readonly GlobalSetting[];
