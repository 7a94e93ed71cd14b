import type { BuiltInType } from './model.ts';

const reading = { grow: [], shrink: [], change: [], element: [], elements: [], self: [], calls: {}, stores: {} };

/** Methods that call a function with each element in turn. */
const iterating = {
  every: 0, filter: 0, find: 0, findIndex: 0, findLast: 0, findLastIndex: 0, forEach: 0, map: 0, reduce: 1, reduceRight: 1, some: 0,
  sort: 0, toSorted: 0,
};

// `subarray` answers another view of the same memory: what is written there is written here.
const typedArray = {
  ...reading,
  change: ['copyWithin', 'fill', 'reverse', 'set', 'sort'],
  elements: ['filter', 'slice', 'toReversed', 'toSorted', 'with'],
  self: ['copyWithin', 'fill', 'reverse', 'sort', 'subarray'],
  calls: iterating,
};

const dataViewSetters = [
  'setBigInt64', 'setBigUint64', 'setFloat16', 'setFloat32', 'setFloat64', 'setInt8', 'setInt16', 'setInt32', 'setUint8',
  'setUint16', 'setUint32',
];

const bufferWriters = [
  'write', 'writeBigInt64BE', 'writeBigInt64LE', 'writeBigUInt64BE', 'writeBigUInt64LE', 'writeDoubleBE', 'writeDoubleLE',
  'writeFloatBE', 'writeFloatLE', 'writeInt16BE', 'writeInt16LE', 'writeInt32BE', 'writeInt32LE', 'writeInt8', 'writeIntBE',
  'writeIntLE', 'writeUInt16BE', 'writeUInt16LE', 'writeUInt32BE', 'writeUInt32LE', 'writeUInt8', 'writeUIntBE', 'writeUIntLE',
  'writeBigUint64BE', 'writeBigUint64LE', 'writeUint16BE', 'writeUint16LE', 'writeUint32BE', 'writeUint32LE', 'writeUint8',
  'writeUintBE', 'writeUintLE', 'swap16', 'swap32', 'swap64',
];

const dateSetters = [
  'setDate', 'setFullYear', 'setHours', 'setMilliseconds', 'setMinutes', 'setMonth', 'setSeconds', 'setTime', 'setUTCDate',
  'setUTCFullYear', 'setUTCHours', 'setUTCMilliseconds', 'setUTCMinutes', 'setUTCMonth', 'setUTCSeconds', 'setYear',
];

/** Lists of pairs of strings: `URLSearchParams`, `Headers`, `FormData`. */
const pairs = {
  ...reading,
  grow: ['append', 'set'],
  shrink: ['delete'],
  elements: ['getAll', 'values', 'entries'],
  calls: { forEach: 0 },
  stores: { append: 1, set: 1 },
};

/** The language's and the platform's own types of objects, and what their methods do. */
export const builtInTypes = [
  {
    name: 'Array',
    // `splice` may add and may take out.
    grow: ['push', 'unshift', 'splice'],
    shrink: ['pop', 'shift', 'splice'],
    change: ['copyWithin', 'fill', 'reverse', 'sort'],
    element: ['at', 'find', 'findLast', 'pop', 'shift'],
    moves: ['copyWithin', 'fill', 'reverse', 'shift', 'sort', 'splice', 'unshift'],
    joins: ['concat'],
    flattens: ['flat'],
    elements: ['concat', 'entries', 'filter', 'flat', 'slice', 'splice', 'toReversed', 'toSorted', 'toSpliced', 'values', 'with'],
    // Iterators count as lists, and `next().value` as an element like any other.
    self: ['copyWithin', 'fill', 'next', 'reverse', 'sort'],
    calls: { ...iterating, flatMap: 0 },
    stores: { push: 'all', unshift: 'all', splice: 'all', fill: 0 },
  },
  {
    ...reading,
    name: 'Map',
    grow: ['set', 'getOrInsert', 'getOrInsertComputed'],
    shrink: ['clear', 'delete'],
    element: ['get', 'getOrInsert', 'getOrInsertComputed'],
    elements: ['entries', 'values'],
    self: ['set'],
    calls: { forEach: 0 },
    stores: { set: 1, getOrInsert: 1 },
  },
  {
    ...reading,
    name: 'Set',
    grow: ['add'],
    shrink: ['clear', 'delete'],
    elements: ['difference', 'entries', 'intersection', 'keys', 'symmetricDifference', 'union', 'values'],
    joins: ['symmetricDifference', 'union'],
    self: ['add'],
    calls: { forEach: 0 },
    stores: { add: 0 },
  },
  {
    ...reading,
    name: 'WeakMap',
    grow: ['set', 'getOrInsert', 'getOrInsertComputed'],
    shrink: ['delete'],
    element: ['get', 'getOrInsert', 'getOrInsertComputed'],
    self: ['set'],
    stores: { set: 1, getOrInsert: 1 },
    weak: true,
  },
  // What it leads to lives as long as whoever else holds it.
  { ...reading, name: 'WeakRef', element: ['deref'], wraps: true },
  { ...reading, name: 'WeakSet', grow: ['add'], shrink: ['delete'], self: ['add'], stores: { add: 0 }, weak: true },
  ...[
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array',
    'Float64Array', 'BigInt64Array', 'BigUint64Array',
  ].map((name) => ({ ...typedArray, name })),
  // A buffer's `slice` is its `subarray`.
  {
    ...typedArray,
    name: 'Buffer',
    change: [...typedArray.change, ...bufferWriters],
    elements: ['filter', 'toReversed', 'toSorted', 'with'],
    self: [...typedArray.self, 'slice', 'swap16', 'swap32', 'swap64'],
  },
  { ...reading, name: 'DataView', change: dataViewSetters },
  { ...reading, name: 'Date', change: dateSetters },
  { ...pairs, name: 'URLSearchParams', change: ['sort'] },
  { ...pairs, name: 'Headers' },
  { ...pairs, name: 'FormData' },
  // What is emitted is heard by listeners, which the call graph follows.
  { ...reading, name: 'EventEmitter', self: ['addListener', 'off', 'on', 'once', 'prependListener', 'prependOnceListener', 'removeAllListeners', 'removeListener', 'setMaxListeners'] },
  // Changed through its properties alone.
  { ...reading, name: 'URL', properties: { searchParams: 'URLSearchParams' } },
] satisfies readonly BuiltInType[];
