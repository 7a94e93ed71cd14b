import type { FunctionModel } from './model.ts';

/** One lodash function under the names of all its packages: whole, per method, and ES modules. */
const inEveryPackage = (names: readonly string[], effect: Omit<FunctionModel, 'path'> = {}): readonly FunctionModel[] =>
  names
    .flatMap((name) => [
      `lodash#${name}`,
      `lodash-es#${name}`,
      `lodash/${name}#`,
      `lodash-es/${name}#`,
      `lodash.${name.toLowerCase()}#`,
    ])
    .map((path) => ({ path, ...effect }));

/** They write to their first argument and answer it. */
const writing = [
  'assign', 'assignIn', 'assignInWith', 'assignWith', 'bindAll', 'defaults', 'extend', 'extendWith', 'fill', 'pull', 'pullAll', 'pullAllBy', 'pullAllWith', 'reverse', 'set', 'setWith', 'update', 'updateWith',
];

/** The same, with copies of the objects that they find. */
const merging = ['defaultsDeep', 'merge', 'mergeWith'];

/** They answer a fresh collection of the same elements. */
const copying = [
  'compact', 'difference', 'differenceBy', 'drop', 'dropRight', 'flatten', 'flattenDeep', 'initial', 'intersection', 'invert', 'keyBy',
  'orderBy', 'sampleSize', 'shuffle', 'slice', 'sortBy', 'tail', 'take', 'takeRight', 'toArray', 'uniq', 'uniqBy', 'values', 'without',
];

/** The same, of several collections. */
const joining = ['concat', 'union', 'unionBy', 'unionWith', 'xor', 'zip'];

/** They answer a fresh object of the same properties. */
const picking = ['clone', 'omit', 'omitBy', 'pick', 'pickBy'];

/** They answer an element. */
const finding = ['first', 'get', 'head', 'last', 'nth', 'sample'];

const reading = [
  'has', 'hasIn', 'includes', 'isArray', 'isEmpty', 'isEqual', 'isFunction', 'isNil', 'isObject',
  'isPlainObject', 'isString', 'size', 'uniqueId',
];

/** They call their second argument with the elements of the first, before they answer. */
const calling = [
  'countBy', 'each', 'eachRight', 'every', 'findIndex', 'findKey', 'forEach', 'forEachRight', 'forIn', 'forOwn', 'mapKeys', 'meanBy',
  'some', 'sumBy', 'times', 'transform',
];

/** The same, and they answer one of the elements. */
const choosing = ['find', 'findLast', 'maxBy', 'minBy'];

/** The same, and they answer what the function answers, in a collection. */
const mapping = ['flatMap', 'map', 'mapValues'];

const filtering = ['dropWhile', 'filter', 'reject', 'takeWhile'];

/** They answer a function that calls the one they were given. */
const wrapping = ['after', 'ary', 'curry', 'debounce', 'flip', 'negate', 'throttle', 'unary'];

const withElements = { at: 1, when: 'now', elementsOf: 0 } as const;

/** lodash and its packages. `lodash/fp` writes to no argument. */
export const lodashFunctions: readonly FunctionModel[] = [
  ...inEveryPackage(writing, { mutates: 0, answers: 0, copies: { from: 1 }, makes: 'object' }),
  ...inEveryPackage(merging, { mutates: 0, answers: 0, copies: { from: 1 }, deep: true, makes: 'object' }),
  ...inEveryPackage(['mixin', 'unset'], { mutates: 0 }),
  ...inEveryPackage(['pullAt'], { mutates: 0, copies: 0 }),
  ...inEveryPackage(['remove'], { mutates: 0, copies: 0, calls: [withElements] }),
  ...inEveryPackage(copying, { copies: 0 }),
  ...inEveryPackage(joining, { copies: { from: 0 } }),
  ...inEveryPackage(picking, { copies: 0, makes: 'object' }),
  ...inEveryPackage(['chunk', 'partition'], { copies: 0, elements: 'in groups' }),
  ...inEveryPackage(['groupBy'], { copies: 0, elements: 'in groups', makes: 'object', calls: [withElements] }),
  ...inEveryPackage(['entries', 'toPairs'], { copies: 0, elements: 'in pairs' }),
  ...inEveryPackage(['fromPairs'], { copies: 0, elements: 'out of pairs', makes: 'object' }),
  ...inEveryPackage(finding, { answersElement: 0 }),
  ...inEveryPackage(filtering, { copies: 0, calls: [withElements] }),
  ...inEveryPackage(calling, { calls: [withElements] }),
  ...inEveryPackage(choosing, { answersElement: 0, calls: [withElements] }),
  ...inEveryPackage(mapping, { copies: 0, maps: 1, calls: [withElements] }),
  ...inEveryPackage(['reduce', 'reduceRight'], { answers: 2, calls: [{ ...withElements, as: 1 }] }),
  ...inEveryPackage(wrapping, { answers: 0 }),
  ...inEveryPackage(['before', 'memoize', 'once'], { answers: 0, keeps: true }),
  ...inEveryPackage(['partial'], { answers: 0, binds: true }),
  ...inEveryPackage(['cloneDeep', 'keys'], { fresh: true }),
  ...inEveryPackage(reading),
  ...inEveryPackage(['defer', 'delay'], { calls: [{ at: 0, when: 'later' }] }),
  { path: 'lodash/fp#cloneDeep', fresh: true },
  ...[...writing, ...merging, 'unset', 'pullAt', 'remove', ...reading].map((name) => ({ path: `lodash/fp#${name}` })),
];
