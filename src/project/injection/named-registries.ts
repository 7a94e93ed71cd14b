import type { Framework } from '../../frameworks/framework.ts';
import type { Lifetime, NamedRegistry } from '../../frameworks/injection.ts';
import type { CallSite, ValueId } from '../../summary/module-summary.ts';
import { constantText } from '../entry-points/match-entry-points.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot, type AbstractValue, type ObjectValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { siteOf, type LinkedModule } from '../values/linked-module.ts';
import { nothing } from '../values/value-union.ts';

interface Known {
  readonly propagation: Propagation;
  readonly reader: ClassReader;
  readonly frameworks: readonly Framework[];
  readonly modules: readonly LinkedModule[];
  readonly inPlay: (module: LinkedModule, framework: Framework) => boolean;
}

/** One entry of a table of names. */
interface Entry {
  readonly kind: 'class' | 'value' | 'factory';
  readonly module: LinkedModule;
  readonly name: string;
  readonly value: ValueId;
  readonly lives: Lifetime;
  readonly framework: Framework;
}

/**
 * Containers that keep what they make in a table of names, and pass the table to what they make: awilix. All tables of
 * a project are one.
 */
export class NamedRegistries {
  private readonly known: Known;
  private table: ObjectValue | undefined;

  constructor(known: Known) {
    this.known = known;
  }

  /** What the table has under a name. */
  behind(name: ValueId, activation: Activation): readonly AbstractValue[] {
    const text = constantText(activation.module.summary, name);
    const { evaluator } = this.known.propagation;
    return this.table === undefined || text === undefined ? nothing : evaluator.members.read(this.table, text);
  }

  /** Makes what is registered. */
  provideAll(): void {
    const { propagation } = this.known;
    const entries = this.entries();
    for (const entry of entries) this.provide(entry);
    propagation.run();
    for (const { kind, module, name, value } of entries) {
      if (kind !== 'factory') continue;
      for (const fn of this.evaluated(module, value)) if (fn.kind === 'function') this.put(name, propagation.evaluator.answers(fn, undefined, undefined, 0, false));
    }
  }

  private provide({ kind, module, name, value, lives, framework }: Entry): void {
    const { propagation } = this.known;
    if (this.table === undefined) return;
    for (const made of this.evaluated(module, value)) {
      if (kind === 'value') this.put(name, [made]);
      else if (kind === 'factory' && made.kind === 'function' && lives !== 'request') propagation.begin(activationOf(made, false), [[this.table]], []);
      else if (kind === 'class' && made.kind === 'class') {
        const instance = propagation.evaluator.instances.provided(made, lives === 'process', framework);
        propagation.provide(made, instance, [[this.table]], !instance.shared);
        this.put(name, [instance]);
      }
    }
  }

  private put(name: string, values: readonly AbstractValue[]): void {
    if (this.table !== undefined) this.known.propagation.evaluator.store(this.table, name, values);
  }

  private evaluated(module: LinkedModule, id: ValueId): readonly AbstractValue[] {
    const { evaluator } = this.known.propagation;
    evaluator.begin();
    return evaluator.evaluate(id, module.activation(0, boot));
  }

  private entries(): readonly Entry[] {
    const { frameworks, modules, inPlay } = this.known;
    return frameworks.flatMap((framework) => {
      const named = framework.injection?.named;
      if (named === undefined || !modules.some((module) => inPlay(module, framework))) return [];
      return modules.flatMap((module) => this.entriesIn(module, framework, named));
    });
  }

  private entriesIn(module: LinkedModule, framework: Framework, named: NamedRegistry): readonly Entry[] {
    const { summary } = module;
    const { reader, propagation } = this.known;
    const paths = named.receivers.map((receiver) => `${receiver}.${named.register}`);
    return [...summary.calls.entries()].flatMap(([id, call]) => {
      const callee = summary.values[call.callee];
      const table = summary.values[call.arguments[0] ?? 0];
      if (callee?.kind !== 'member' || callee.name !== named.register || table?.kind !== 'allocation' || !reader.isNamed(module, call.callee, paths)) return [];
      this.table ??= module.objectValue(siteOf.call(id), true, { type: 'object', name: named.all, start: call.start, ofModule: true });
      for (const receiver of this.evaluated(module, callee.object)) propagation.evaluator.store(receiver, named.all, [this.table]);
      return table.properties.flatMap(({ name, value }) => this.entryOf(module, framework, named, name, value) ?? []);
    });
  }

  /** `asClass(Mailer).singleton()` */
  private entryOf(module: LinkedModule, framework: Framework, named: NamedRegistry, name: string, id: ValueId): Entry | undefined {
    const { summary } = module;
    let { lives } = named;
    let value = summary.values[id];
    for (let depth = 0; value?.kind === 'result' && depth < 8; depth++) {
      const call: CallSite | undefined = summary.calls[value.call];
      const callee = summary.values[call?.callee ?? 0];
      if (call === undefined) return undefined;
      const kind = this.kindOf(module, call, named);
      if (kind !== undefined) return { kind, module, name, value: call.arguments[0] ?? 0, lives: kind === 'value' ? 'process' : lives, framework };
      if (callee?.kind !== 'member') return undefined;
      lives = named.lifetimes[callee.name] ?? lives;
      value = summary.values[callee.object];
    }
    return undefined;
  }

  private kindOf(module: LinkedModule, { callee }: CallSite, { classes, values, factories }: NamedRegistry): Entry['kind'] | undefined {
    const { reader } = this.known;
    if (reader.isNamed(module, callee, classes)) return 'class';
    if (reader.isNamed(module, callee, values)) return 'value';
    return reader.isNamed(module, callee, factories) ? 'factory' : undefined;
  }
}
