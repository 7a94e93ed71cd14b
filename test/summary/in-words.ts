import type { Effect, FunctionSummary, GuardId, ModuleSummary, ValueId } from '../../src/summary/module-summary.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';

/**
 * A summary as a reader would put it, so that tests compare sentences and not numbers: `lastUser = await findUser()`,
 * `cache.set(id, order) after 1 if !cache.has(id)`.
 */
export class SummaryInWords {
  readonly summary: ModuleSummary;

  constructor(summary: ModuleSummary) {
    this.summary = summary;
  }

  /** What the function of a name does, in order; '' for the module. */
  effects(name: string): string[] {
    return this.fn(name).effects.map((effect) => `${this.#effect(effect)}${this.#occurrence(effect)}`);
  }

  /** The effects of some kinds. */
  effectsThat(name: string, ...kinds: Effect['kind'][]): string[] {
    return this.fn(name)
      .effects.filter(({ kind }) => kinds.includes(kind))
      .map((effect) => `${this.#effect(effect)}${this.#occurrence(effect)}`);
  }

  /** The calls of the function of a name, in order of evaluation. */
  calls(name: string): string[] {
    return this.fn(name).calls.map((id) => {
      const call = this.summary.calls[id];
      if (call === undefined) return 'no such call';
      const marks = `${call.name === '' ? '' : ` → ${call.name}`}${call.discarded ? ' !' : ''}${call.finally ? ' finally' : ''}`;
      return `${this.call(id)}${marks}${this.#occurrence(call)}`;
    });
  }

  /** What the function of a name may answer with. */
  returns(name: string): string[] {
    return this.fn(name).returns.map((id) => this.value(id));
  }

  /** All values of the variable of a name. */
  values(name: string): string[] {
    return this.binding(name).values.map((id) => this.value(id));
  }

  binding(name: string): ModuleSummary['bindings'][number] {
    const binding = this.summary.bindings.find((each) => each.name === name);
    if (binding === undefined) throw new Error(`no variable ${name}`);
    return binding;
  }

  fn(name: string): FunctionSummary {
    const fn = name === '' ? this.summary.functions[0] : this.summary.functions.find((each) => each.name === name);
    if (fn === undefined) throw new Error(`no function ${name}`);
    return fn;
  }

  exports(): string[] {
    return this.summary.exports.map((each) => {
      if (each.kind === 'all') return `* of ${each.specifier}`;
      if (each.kind === 're-export') return `${each.name} = ${each.imported} of ${each.specifier}`;
      return `${each.name} = ${this.value(each.value)}`;
    });
  }

  call(id: number): string {
    const call = this.summary.calls[id];
    if (call === undefined) return 'no such call';
    return `${call.construct ? 'new ' : ''}${this.value(call.callee)}(${call.arguments.map((each) => this.value(each)).join(', ')})`;
  }

  value(id: ValueId): string {
    const value = this.summary.values[id];
    switch (value?.kind) {
      case 'unknown':
        return '?';
      case 'literal':
        return value.type === 'string' ? `'${value.text}'` : value.text;
      case 'binding':
        return this.summary.bindings[value.binding]?.name ?? 'no such variable';
      case 'global':
        return `global ${value.name}`;
      case 'import':
        return `${value.name} of ${value.specifier}`;
      case 'exports':
        return 'exports';
      case 'parameter':
        return `${value.rest ? '...' : ''}parameter ${value.index} of ${this.#functionName(value.of)}`;
      case 'this':
        return `this of ${this.#functionName(value.of)}`;
      case 'member':
        return value.name === '*' ? `${this.value(value.object)}[${this.value(value.key)}]` : `${this.value(value.object)}.${value.name}`;
      case 'result':
        return this.call(value.call);
      case 'function':
        return `function ${this.#functionName(value.fn)}`;
      case 'class':
        return `class ${this.summary.classes[value.class]?.name ?? 'no such class'}`;
      case 'allocation':
        return this.#allocation(value);
      default:
        return this.#composite(value);
    }
  }

  /** The condition and those around it, outermost first. */
  guards(id: GuardId): string[] {
    const guard = this.summary.guards[id];
    if (guard === undefined) return [];
    const shown = this.value(guard.value);
    const words = { truthy: shown, falsy: `!${shown}`, empty: `${shown} is empty`, present: `${shown} is present`, tested: `${shown} tested` };
    return [...this.guards(guard.outer), `${words[guard.is]}${guard.after === 0 ? '' : ` after ${guard.after}`}`];
  }

  #composite(value: ModuleSummary['values'][number] | undefined): string {
    switch (value?.kind) {
      case 'either':
        return `(${value.of.map((each) => this.value(each)).join(' | ')})`;
      case 'derived':
        return `derived(${value.of.map((each) => this.value(each)).join(', ')})`;
      case 'awaited':
        return `await ${this.value(value.of)}`;
      case 'element':
        return `each of ${this.value(value.of)}`;
      case 'keys':
        return `key of ${this.value(value.of)}`;
      case 'spread':
        return `...${this.value(value.of)}`;
      case 'typed':
        return `(${this.value(value.of)} as ${this.value(value.type)})`;
      default:
        return 'no such value';
    }
  }

  #allocation(value: Extract<ModuleSummary['values'][number], { kind: 'allocation' }>): string {
    const parts = value.properties.map(({ name, value: part, accessor }) => {
      const key = value.type === 'array' ? '' : `${accessor === undefined ? '' : `${accessor} `}${name}: `;
      return `${key}${this.value(part)}`;
    });
    parts.push(...value.spreads.map((each) => `...${this.value(each)}`));
    const name = value.name === '' ? '' : `${value.name}`;
    if (value.type === 'regexp') return `${name}/${value.flags}`;
    return value.type === 'array' ? `${name}[${parts.join(', ')}]` : `${name}{${parts.join(', ')}}`;
  }

  #effect(effect: Effect): string {
    switch (effect.kind) {
      case 'rebind':
        return `${this.summary.bindings[effect.binding]?.name ?? 'no such variable'} ${effect.operator} ${this.value(effect.value)}`;
      case 'mutate':
        return `${this.value(effect.target)} ${effect.operator} ${this.value(effect.value)}`;
      case 'remove':
        return `delete ${this.value(effect.target)}`;
      case 'read':
        return `read ${this.value(effect.value)}`;
    }
  }

  #occurrence({ after, under }: Effect | ModuleSummary['calls'][number]): string {
    return `${after === 0 ? '' : ` after ${after}`}${under === -1 ? '' : ` if ${this.guards(under).join(' and ')}`}`;
  }

  #functionName(id: number): string {
    const fn = this.summary.functions[id];
    if (fn === undefined) return 'no such function';
    return fn.name === '' ? fn.kind : fn.name;
  }
}

/** Summarises a text, by default as TypeScript with JSX. */
export function inWords(text: string, file = 'shop.tsx'): SummaryInWords {
  const { summary, error } = summarizeText(file, text);
  if (summary === undefined) throw new Error(error);
  return new SummaryInWords(summary);
}
