import { exact, exactIds } from '../exact.ts';
import type { Allocation, BindingId, CallId, ClassId, FunctionId, Guard, Value, ValueId } from '../module-summary.ts';

/** What a path of properties starts at, as far as it matters to who owns what is read. */
export type Root = Extract<Value, { kind: 'binding' | 'exports' | 'import' | 'this' }>;

/** What an object or array is made of. */
export type Parts = Pick<Allocation, 'properties' | 'spreads'>;

type LiteralType = Extract<Value, { kind: 'literal' }>['type'];

/** Lists that are taken apart by place are short: tuples. */
const placesToldApart = 4;
/** Literals longer than this are cut. */
const longestLiteral = 120;
/** More alternatives than this are nested and not spread out, so that branches in sequence stay cheap. */
const mostAlternatives = 16;
/** The properties of most objects are found fastest one after the other; those of an object with more than this are hashed. */
const longestChain = 32;

/** Values that consist of a small number alone are the same in all files, and are shared. */
const shared = 512;
const results: readonly Value[] = Array.from({ length: shared }, (_, call) => ({ kind: 'result', call }));
const functions: readonly Value[] = Array.from({ length: shared }, (_, fn) => ({ kind: 'function', fn }));
const bindings: readonly Root[] = Array.from({ length: shared }, (_, binding) => ({ kind: 'binding', binding }));

/**
 * The values of a file. Terms that mean the same have the same id wherever that is cheap to see, which keeps
 * the table small: reads, imports, literals, and the same property of the same object.
 */
export class ValueTable {
  readonly list: Value[] = [{ kind: 'unknown' }];
  /** By value: where its path starts. */
  readonly #roots: (Root | undefined)[] = [undefined];
  /** By value: the property of it that was met first; the others follow in {@link #nextMembers}. */
  readonly #firstMembers: number[] = [0];
  readonly #nextMembers: number[] = [0];
  readonly #named = new Map<string, ValueId>();
  readonly #strings = new Map<string, ValueId>();
  readonly #bindings = new Map<BindingId, ValueId>();
  readonly #globals = new Map<string, ValueId>();
  readonly #parameters = new Map<number, ValueId>();
  readonly #this = new Map<FunctionId, ValueId>();
  readonly #wrapped = new Map<number, ValueId>();

  literal(type: LiteralType, text: string): ValueId {
    const shown = text.length > longestLiteral ? detach(text.slice(0, longestLiteral)) : text;
    const known = type === 'string' ? this.#strings.get(shown) : this.#named.get(`${type} ${shown}`);
    if (known !== undefined) return known;
    const id = this.#add({ kind: 'literal', type, text: shown }, undefined);
    if (type === 'string') this.#strings.set(shown, id);
    else this.#named.set(`${type} ${shown}`, id);
    return id;
  }

  binding(binding: BindingId): ValueId {
    const known = this.#bindings.get(binding);
    if (known !== undefined) return known;
    const value = bindings[binding] ?? { kind: 'binding', binding };
    const id = this.#add(value, value);
    this.#bindings.set(binding, id);
    return id;
  }

  global(name: string): ValueId {
    const known = this.#globals.get(name);
    if (known !== undefined) return known;
    const id = this.#add({ kind: 'global', name }, undefined);
    this.#globals.set(name, id);
    return id;
  }

  import(specifier: string, name: string): ValueId {
    const value: Root = { kind: 'import', specifier, name };
    return this.#once(`import ${name} ${specifier}`, value, value);
  }

  exports(): ValueId {
    const value: Root = { kind: 'exports' };
    return this.#once('exports', value, value);
  }

  this(of: FunctionId): ValueId {
    const known = this.#this.get(of);
    if (known !== undefined) return known;
    const value: Root = { kind: 'this', of };
    const id = this.#add(value, value);
    this.#this.set(of, id);
    return id;
  }

  super(of: FunctionId): ValueId {
    const value: Root = { kind: 'this', of, super: true };
    return this.#once(`super ${of}`, value, value);
  }

  parameter(of: FunctionId, index: number, rest: boolean): ValueId {
    const key = (of * 1024 + index) * 2 + (rest ? 1 : 0);
    const known = this.#parameters.get(key);
    if (known !== undefined) return known;
    const id = this.#add({ kind: 'parameter', of, index, rest }, undefined);
    this.#parameters.set(key, id);
    return id;
  }

  /** `object.name`, or `object[key]` under the name `*`. */
  member(object: ValueId, name: string, key: ValueId = 0): ValueId {
    let length = 0;
    for (let at = this.#firstMembers[object] ?? 0; at !== 0; at = this.#nextMembers[at] ?? 0) {
      const value = this.list[at];
      if (value?.kind === 'member' && value.name === name && value.key === key) return at;
      length++;
    }
    if (length === longestChain) {
      return this.#once(`member ${object} ${key} ${name}`, { kind: 'member', object, name, key }, this.#roots[object]);
    }
    const id = this.#add({ kind: 'member', object, name, key }, this.#roots[object]);
    this.#nextMembers[id] = this.#firstMembers[object] ?? 0;
    this.#firstMembers[object] = id;
    return id;
  }

  result(call: CallId): ValueId {
    return this.#add(results[call] ?? { kind: 'result', call }, undefined);
  }

  function(fn: FunctionId): ValueId {
    return this.#add(functions[fn] ?? { kind: 'function', fn }, undefined);
  }

  class(id: ClassId): ValueId {
    return this.#once(`class ${id}`, { kind: 'class', class: id }, undefined);
  }

  /** A fresh object or array: `{ properties, ...spreads }`. */
  allocation(type: 'array' | 'object', name: string, start: number, parts: Parts): ValueId {
    const properties = exact(parts.properties);
    return this.#add({ kind: 'allocation', type, name, start, properties, spreads: exactIds(parts.spreads), flags: '' }, undefined);
  }

  regexp(name: string, start: number, flags: string): ValueId {
    return this.#add({ kind: 'allocation', type: 'regexp', name, start, properties: exact([]), spreads: exact([]), flags }, undefined);
  }

  /** One of several; one alone stands for itself. */
  either(values: readonly ValueId[]): ValueId {
    const of: ValueId[] = [];
    for (const each of values) {
      const value = this.list[each];
      const parts = value?.kind === 'either' && value.of.length < mostAlternatives ? value.of : [each];
      for (const part of parts) if (!of.includes(part)) of.push(part);
    }
    const [first] = of;
    if (first !== undefined && of.length === 1) return first;
    return this.#once(`either ${of.join(' ')}`, { kind: 'either', of: exactIds(of) }, undefined);
  }

  /** `await p`; the module that an `import()` promises is the module. */
  awaited(of: ValueId): ValueId {
    const value = this.list[of];
    if (of === 0 || value?.kind === 'literal' || (value?.kind === 'import' && value.name === '*')) return of;
    return this.#wrap(of, 0, { kind: 'awaited', of });
  }

  /** `at`: the place of `y` in `[x, y] = list` is 1. */
  element(of: ValueId, at = Infinity): ValueId {
    if (of === 0) return 0;
    return at < placesToldApart ? this.#wrap(of, 4 + at, { kind: 'element', of, at }) : this.#wrap(of, 1, { kind: 'element', of });
  }

  keys(of: ValueId): ValueId {
    return of === 0 ? 0 : this.#wrap(of, 2, { kind: 'keys', of });
  }

  spread(of: ValueId): ValueId {
    return this.#wrap(of, 3, { kind: 'spread', of });
  }

  derived(of: readonly ValueId[], says?: Pick<Guard, 'value' | 'is'>): ValueId {
    return this.#add(says === undefined ? { kind: 'derived', of } : { kind: 'derived', of, says }, undefined);
  }

  /** One of few values, whatever it is made from. */
  oneOfFew(of: readonly ValueId[]): ValueId {
    return this.#add({ kind: 'derived', of, few: true }, undefined);
  }

  typed(of: ValueId, type: ValueId): ValueId {
    return type === 0 ? of : this.#once(`typed ${of} ${type}`, { kind: 'typed', of, type }, this.#roots[of]);
  }

  /** The value, found to be one of a list. */
  found(of: ValueId): ValueId {
    return this.#once(`found ${of}`, { kind: 'typed', of, type: 0, few: true }, this.#roots[of]);
  }

  rootOf(id: ValueId): Root | undefined {
    return this.#roots[id];
  }

  isEmpty(id: ValueId): boolean {
    const value = this.list[id];
    return value?.kind === 'literal' && value.type === 'empty';
  }

  isLiteral(id: ValueId): boolean {
    return this.list[id]?.kind === 'literal';
  }

  #wrap(of: ValueId, wrapper: number, value: Value): ValueId {
    const key = of * (4 + placesToldApart) + wrapper;
    const known = this.#wrapped.get(key);
    if (known !== undefined) return known;
    const id = this.#add(value, wrapper === 3 ? undefined : this.#roots[of]);
    this.#wrapped.set(key, id);
    return id;
  }

  #once(key: string, value: Value, root: Root | undefined): ValueId {
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const id = this.#add(value, root);
    this.#named.set(key, id);
    return id;
  }

  #add(value: Value, root: Root | undefined): ValueId {
    this.#roots.push(root);
    this.#firstMembers.push(0);
    this.#nextMembers.push(0);
    return this.list.push(value) - 1;
  }
}

/** A copy that does not keep the whole text in memory, as a slice would. */
function detach(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string;
}
