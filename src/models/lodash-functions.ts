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
  'assign', 'assignIn', 'assignInWith', 'assignWith', 'bindAll', 'defaults', 'defaultsDeep', 'extend', 'extendWith', 'fill', 'merge',
  'mergeWith', 'pull', 'pullAll', 'pullAllBy', 'pullAllWith', 'reverse', 'set', 'setWith', 'update', 'updateWith',
];

/** They answer a fresh collection of the same elements. */
const copying = [
  'chunk', 'clone', 'compact', 'concat', 'difference', 'differenceBy', 'drop', 'dropRight', 'flatten', 'flattenDeep', 'groupBy',
  'initial', 'intersection', 'invert', 'keyBy', 'omit', 'omitBy', 'orderBy', 'partition', 'pick', 'pickBy', 'sampleSize', 'shuffle',
  'slice', 'sortBy', 'tail', 'take', 'takeRight', 'toArray', 'toPairs', 'union', 'unionBy', 'uniq', 'uniqBy', 'values', 'without',
];

const reading = [
  'has', 'hasIn', 'includes', 'isArray', 'isEmpty', 'isEqual', 'isFunction', 'isNil', 'isObject',
  'isPlainObject', 'isString', 'size', 'uniqueId',
];

/** They call their second argument with the elements of the first, before they answer. */
const calling = [
  'countBy', 'each', 'eachRight', 'every', 'find', 'findIndex', 'findKey', 'findLast', 'flatMap', 'forEach', 'forEachRight', 'forIn',
  'forOwn', 'map', 'mapKeys', 'mapValues', 'maxBy', 'meanBy', 'minBy', 'reduce', 'reduceRight', 'some', 'sumBy', 'times', 'transform',
];

const filtering = ['dropWhile', 'filter', 'reject', 'takeWhile'];

/** They answer a function that calls the one they were given. */
const wrapping = ['after', 'ary', 'before', 'curry', 'debounce', 'flip', 'memoize', 'negate', 'once', 'partial', 'throttle', 'unary'];

/** lodash and its packages. `lodash/fp` writes to no argument. */
export const lodashFunctions: readonly FunctionModel[] = [
  ...inEveryPackage(writing, { mutates: 0, answers: 0, copies: 1 }),
  ...inEveryPackage(['mixin', 'unset'], { mutates: 0 }),
  ...inEveryPackage(['pullAt'], { mutates: 0, copies: 0 }),
  ...inEveryPackage(['remove'], { mutates: 0, copies: 0, calls: [{ at: 1, when: 'now' }] }),
  ...inEveryPackage(copying, { copies: 0 }),
  ...inEveryPackage(filtering, { copies: 0, calls: [{ at: 1, when: 'now' }] }),
  ...inEveryPackage(calling, { calls: [{ at: 1, when: 'now' }] }),
  ...inEveryPackage(wrapping, { answers: 0 }),
  ...inEveryPackage(['cloneDeep', 'keys'], { fresh: true }),
  ...inEveryPackage(reading),
  ...inEveryPackage(['defer', 'delay'], { calls: [{ at: 0, when: 'later' }] }),
  { path: 'lodash/fp#cloneDeep', fresh: true },
  ...[...writing, 'unset', 'pullAt', 'remove', ...reading].map((name) => ({ path: `lodash/fp#${name}` })),
];
