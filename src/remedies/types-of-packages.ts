/** What a package that is not installed yet tells TypeScript, as far as the code that is written here uses it; without an entry everything is `any`. */
export const typesOfPackages: Readonly<Record<string, string>> = {
  'lru-cache': `declare module 'lru-cache' {
  export class LRUCache<K extends {}, V extends {}> {
    constructor(options: { max: number; ttl?: number });
    readonly size: number;
    get(key: K): V | undefined;
    set(key: K, value: V | undefined): this;
    has(key: K): boolean;
    delete(key: K): boolean;
    clear(): void;
    keys(): IterableIterator<K>;
    values(): IterableIterator<V>;
    entries(): IterableIterator<[K, V]>;
    forEach(callback: (value: V, key: K, cache: this) => void): void;
    [Symbol.iterator](): IterableIterator<[K, V]>;
  }
}`,
};
