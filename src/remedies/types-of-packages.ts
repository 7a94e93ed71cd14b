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
  ioredis: `declare module 'ioredis' {
  export class Redis {
    constructor(url?: string, options?: object);
    on(event: string, listener: (error: Error) => void): this;
    get(key: string): Promise<string | null>;
    set(key: string, value: string | number): Promise<unknown>;
    del(key: string): Promise<number>;
    incrby(key: string, by: number): Promise<number>;
    incrbyfloat(key: string, by: number): Promise<string>;
    hget(key: string, field: string): Promise<string | null>;
    hset(key: string, field: string, value: string): Promise<number>;
    hsetnx(key: string, field: string, value: string): Promise<number>;
    hincrby(key: string, field: string, by: number): Promise<number>;
    hincrbyfloat(key: string, field: string, by: number): Promise<string>;
    hexists(key: string, field: string): Promise<number>;
    hdel(key: string, field: string): Promise<number>;
    hlen(key: string): Promise<number>;
    hkeys(key: string): Promise<string[]>;
    hvals(key: string): Promise<string[]>;
    hgetall(key: string): Promise<Record<string, string>>;
    rpush(key: string, ...values: string[]): Promise<number>;
    lrange(key: string, from: number, to: number): Promise<string[]>;
    llen(key: string): Promise<number>;
    sadd(key: string, value: string): Promise<number>;
    srem(key: string, value: string): Promise<number>;
    sismember(key: string, value: string): Promise<number>;
    smembers(key: string): Promise<string[]>;
    scard(key: string): Promise<number>;
  }
}`,
};
