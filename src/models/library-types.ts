import type { BuiltInType, FunctionModel } from './model.ts';

const reading = { grow: [], shrink: [], change: [], element: [], elements: [], self: [], calls: {}, stores: {} };

/** Subjects that keep what they were told for whoever subscribes later. A plain `Subject` keeps nothing. RxJS documentation, "Subject". */
const subject = {
  ...reading,
  element: ['getValue'],
  self: ['asObservable'],
  calls: { forEach: 0, subscribe: 0 },
  stores: { next: 0 },
  wraps: true,
} satisfies Omit<BuiltInType, 'name'>;

/** An object around one value, which is read and replaced as its property `value`. Vue documentation, "Reactivity API: Core". */
const box = { ...reading, wraps: true } satisfies Omit<BuiltInType, 'name'>;

/** What its function answered, with which the store began: values, and the functions that change them. Zustand documentation. */
const store = { ...reading, element: ['getState', 'getInitialState'] } satisfies Omit<BuiltInType, 'name'>;

/** Headers of a call: a name has one value, or several. gRPC documentation, "Metadata". */
const metadata = {
  ...reading,
  grow: ['add', 'set'],
  shrink: ['remove'],
  change: ['merge', 'setOptions'],
  elements: ['clone', 'get', 'getMap'],
  stores: { add: 1, set: 1 },
} satisfies Omit<BuiltInType, 'name'>;

/** A queue with two ends. README of denque. */
const deque = {
  ...reading,
  grow: ['push', 'unshift'],
  shrink: ['clear', 'pop', 'remove', 'removeOne', 'shift', 'splice'],
  element: ['get', 'peek', 'peekAt', 'peekBack', 'peekFront', 'pop', 'removeOne', 'shift'],
  elements: ['slice', 'toArray'],
  stores: { push: 0, unshift: 0 },
} satisfies Omit<BuiltInType, 'name'>;

/** A cache with a bound. What it holds is read by key, and is not followed: some caches hand out copies. READMEs of lru-cache, quick-lru and others. */
const cache = { ...reading, grow: ['set'], shrink: ['clear', 'delete'], stores: { set: 1 }, bounded: true } satisfies Omit<BuiltInType, 'name'>;

/** Types of objects of libraries, named after the package and its export; the functions that make them name them so. */
export const libraryTypes = [
  { ...subject, name: 'rxjs BehaviorSubject', change: ['next'] },
  { ...subject, name: 'rxjs AsyncSubject', change: ['next'] },
  { ...subject, name: 'rxjs ReplaySubject', grow: ['next'] },
  { ...box, name: 'vue ref' },
  { ...store, name: 'zustand store' },
  { ...metadata, name: 'grpc Metadata' },
  { ...deque, name: 'denque Denque' },
  { ...cache, name: 'a bounded cache' },
] satisfies readonly BuiltInType[];

/** What each does with the object it is given, which goes on being used under a new name: MobX, Valtio and Vue documentation. */
const observing = [
  'mobx#makeAutoObservable', 'mobx#makeObservable', 'mobx#observable', 'mobx#observable.object', 'mobx#observable.array',
  'valtio#proxy', 'valtio/vanilla#proxy', 'vue#reactive', 'vue#readonly', 'vue#shallowReactive', 'vue#toRaw', 'vue#markRaw',
  '@vue/reactivity#reactive', '@vue/reactivity#shallowReactive', 'solid-js/store#createMutable', 'global#$state', 'global#$state.raw',
];

/** What they make holds one value in its property `value`. */
const boxes = ['vue#ref', 'vue#shallowRef', '@vue/reactivity#ref', '@vue/reactivity#shallowRef', 'vue-demi#ref', '@vue/composition-api#ref'];

/** Types may be given in a call of their own, so that the function comes in the next. */
const storeMakers = ['zustand#create', 'zustand#create()', 'zustand#createStore', 'zustand/vanilla#createStore', 'zustand/vanilla#createStore()'];

/** What they answer does what the function that they are given does, and more. */
const storeMiddleware = [
  ...['combine', 'devtools', 'persist', 'redux', 'subscribeWithSelector'].map((name) => `zustand/middleware#${name}`), 'zustand/middleware/immer#immer',
];

/** What the function that they are given answers is made once, and is the same for whoever asks again. */
const sharing = ['@vueuse/core', '@vueuse/shared'].flatMap((name) => ['createGlobalState', 'createSharedComposable'].map((make) => `${name}#${make}`));

/** Classes of the web's own kinds that packages export, too. */
const webTypes = [
  ...['Headers', 'FormData'].flatMap((type) => ['undici', 'node-fetch', 'formdata-node', 'formdata-polyfill/esm.min.js'].map((name) => ({ path: `${name}#${type}`, makes: type }))),
  ...['URL', 'URLSearchParams'].map((type) => ({ path: `node:url#${type}`, makes: type })),
  { path: 'form-data#', makes: 'FormData' },
];

/** Functions and classes of libraries that make objects which hold state and tell others when it changes. */
export const stateFunctions: readonly FunctionModel[] = [
  ...['AsyncSubject', 'BehaviorSubject', 'ReplaySubject'].map((name) => ({ path: `rxjs#${name}`, makes: `rxjs ${name}` })),
  ...observing.map((path) => ({ path, answers: 0 })),
  ...boxes.map((path) => ({ path, makes: 'vue ref' })),
  ...storeMakers.map((path) => ({ path, makes: 'zustand store', holdsAnswerOf: 0, calls: [{ at: 0, when: 'now' as const, gives: [`${path.replace(/\(\)$/, '')}().setState`] }] })),
  ...storeMiddleware.map((path) => ({ path, answers: 0, calls: [] })),
  ...sharing.map((path) => ({ path, answers: 0, keeps: true as const, calls: [] })),
  ...webTypes,
  ...['@grpc/grpc-js#Metadata', 'grpc#Metadata', 'nice-grpc#Metadata', 'nice-grpc-common#Metadata'].map((path) => ({ path, makes: 'grpc Metadata' })),
  ...['lru-cache#', 'lru-cache#LRUCache', 'quick-lru#', '@isaacs/ttlcache#', '@isaacs/ttlcache#TTLCache', 'node-cache#', 'tiny-lru#lru', 'lru_map#LRUMap', 'hashlru#'].map((path) => ({ path, makes: 'a bounded cache' })),
  { path: 'denque#', makes: 'denque Denque' },
  { path: 'mobx#observable.map', makes: 'Map' },
  { path: 'mobx#observable.set', makes: 'Set' },
  { path: 'mobx#runInAction', calls: [{ at: 0, when: 'now' }] },
  { path: 'mobx#action', answers: 0 },
  { path: 'valtio/utils#proxyMap', makes: 'Map' },
  { path: 'valtio/utils#proxySet', makes: 'Set' },
];
