import { createRequire } from 'node:module';

import type * as valibot from 'valibot';

export type Schema<T> = valibot.GenericSchema<unknown, T>;

/** The schema of each field; what may be left out is said apart. */
type Fields<T> = { readonly [K in keyof T]-?: Schema<Exclude<T[K], undefined>> };

/** One thing that is wrong with settings: where, as code would name it, and what. */
export interface Flaw {
  /** `frameworks[0].entryPoints[1].phase` */
  readonly path: string;
  /** `found 'requests', where 'boot', 'request' or 'job' is allowed` */
  readonly text: string;
}

/**
 * The words that schemas are built of: valibot's, with messages for people who write settings. Loaded when there is a setting, which
 * few projects have.
 */
export class Checker {
  readonly v = createRequire(import.meta.url)('valibot') as typeof valibot;

  /** An object with these fields and no others; those in `required` must be there. */
  object<T>(required: readonly (keyof T & string)[], fields: Fields<T>): Schema<T> {
    const { v } = this;
    const names = Object.keys(fields);
    const optional = Object.entries<valibot.GenericSchema>(fields).map(([name, schema]) => [name, required.some((one) => one === name) ? schema : v.exactOptional(schema)] as const);
    const message = (issue: valibot.StrictObjectIssue): string => (issue.expected === 'never' ? `is not known; known are ${listed(names)}` : 'is missing');
    // That the fields are those of T is checked above; valibot cannot know it of a list of entries.
    return v.pipe(this.anyObject(), v.strictObject(Object.fromEntries(optional), message)) as unknown as Schema<T>;
  }

  /** One of several objects, told apart by the field `kind`. */
  variant<T extends { readonly kind: string }>(kinds: { readonly [K in T['kind']]: Schema<Extract<T, { kind: K }>> }): Schema<T> {
    const { v } = this;
    const names = Object.keys(kinds);
    return v.lazy((input) => {
      const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
      const schema = names.find((name) => name === kind);
      return (schema === undefined ? v.looseObject({ kind: v.picklist(names, allowing(names)) }, foundInstead('an object')) : kinds[schema as T['kind']]) as Schema<T>; // which of them, `kind` has said
    });
  }

  text(): Schema<string> {
    return this.v.string(foundInstead('a text'));
  }

  filled(): Schema<string> {
    return this.v.pipe(this.v.string(foundInstead('a text')), this.v.nonEmpty('is empty'));
  }

  position(): Schema<number> {
    const message = foundInstead('a whole number from 0 on');
    return this.v.pipe(this.v.number(message), this.v.integer(message), this.v.minValue(0, message));
  }

  one<const T extends string>(...values: readonly T[]): Schema<T> {
    return this.v.picklist(values, allowing(values));
  }

  yes(): Schema<true> {
    return this.v.literal(true, foundInstead('true'));
  }

  flag(): Schema<boolean> {
    return this.v.boolean(foundInstead('true or false'));
  }

  list<T>(item: Schema<T>): Schema<readonly T[]> {
    return this.v.array(item, foundInstead('a list'));
  }

  record<T>(item: Schema<T>, key: Schema<string> = this.text()): Schema<Readonly<Record<string, T>>> {
    // Keys come as texts: of what else they might be, valibot need not know.
    return this.v.pipe(this.anyObject(), this.v.record(key as valibot.GenericSchema<string>, item));
  }

  private anyObject(): Schema<object> {
    return this.v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input), foundInstead('an object'));
  }

  /** A text of which something is wrong that `flawOf` says. */
  textThat(flawOf: (text: string) => string | undefined): Schema<string> {
    return this.v.pipe(
      this.v.string(foundInstead('a text')),
      this.v.check(
        (text) => flawOf(text) === undefined,
        ({ input }) => flawOf(input) ?? '',
      ),
    );
  }

  /** The value as it should be, or all that is wrong with it. `at` is how the reader names the value. */
  check<T>(schema: Schema<T>, value: unknown, at: string): { readonly value: T; readonly flaws?: never } | { readonly flaws: readonly Flaw[]; readonly value?: never } {
    const result = this.v.safeParse(schema, value);
    if (result.success) return { value: result.output };
    return { flaws: result.issues.map(({ path = [], message }) => ({ path: `${at}${path.map(({ key }) => stepOf(key)).join('')}`, text: message })) };
  }
}

function stepOf(key: unknown): string {
  if (typeof key === 'number') return `[${key}]`;
  return typeof key === 'string' && /^[\w$]+$/.test(key) ? `.${key}` : `[${quoted(String(key))}]`;
}

function foundInstead(allowed: string): (issue: { readonly received: string }) => string {
  return ({ received }) => (received === 'undefined' ? 'is missing' : `found ${shown(received)}, where ${allowed} is allowed`);
}

function allowing(values: readonly string[]): (issue: { readonly received: string }) => string {
  return foundInstead(listed(values, 'or'));
}

/** What valibot says of a value: texts in double quotes, `Array`, `Object`, `null`, numbers. */
function shown(received: string): string {
  if (received.startsWith('"')) return quoted(received.slice(1, -1));
  return received === 'Array' ? 'a list' : received === 'Object' ? 'an object' : received;
}

/** `'a', 'b' and 'c'` */
export function listed(values: readonly string[], word = 'and'): string {
  const all = values.map(quoted);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${word} ${all.at(-1)}`;
}

function quoted(text: string): string {
  return `'${text}'`;
}
