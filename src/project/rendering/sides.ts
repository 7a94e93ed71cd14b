import { browserNames, globalObjects, trueInBrowser, trueOnServer } from '../../models/sides.ts';
import type { Guard, GuardId, Value, ValueId } from '../../summary/module-summary.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** Where code runs that runs in one of the two alone. */
export type Side = 'browser' | 'server';

/**
 * Tells which tests ask whether code runs in a browser: `typeof window !== 'undefined'`, `import.meta.client`, `!isServer`. Looks
 * through constants and functions that answer such a test, in whatever file they stand. What it does not know is undefined.
 */
export class Sides {
  private readonly linker: Linker;

  constructor(linker: Linker) {
    this.linker = linker;
  }

  /** Whether what stands under these conditions runs in a browser, and nowhere else. */
  isInBrowser(under: GuardId, { module }: Activation | { readonly module: LinkedModule }): boolean {
    const { guards } = module.summary;
    for (let id = under, depth = 0; id >= 0 && depth < 40; depth++) {
      const guard: Guard | undefined = guards[id];
      if (guard === undefined) return false;
      if (this.where(guard, module, 0) === 'browser') return true;
      id = guard.outer;
    }
    return false;
  }

  /** Where the claim holds. */
  private where({ value: id, is }: Pick<Guard, 'value' | 'is'>, module: LinkedModule, depth: number): Side | undefined {
    // Who looks at what hangs on the window has one, whatever is found there.
    if (module.summary.values[id]?.kind === 'member' && isOfBrowser(module.summary.values, id)) return 'browser';
    if (is === 'tested' || depth > 8) return undefined;
    const side = this.whereTrue(id, is === 'present' || is === 'empty', module, depth);
    return is === 'truthy' || is === 'present' ? side : otherOf(side);
  }

  /** Where the value is true; with `asName`, where it is there at all. */
  private whereTrue(id: ValueId, asName: boolean, module: LinkedModule, depth: number): Side | undefined {
    const { summary } = module;
    const value = summary.values[id];
    if (value === undefined) return undefined;
    const told = toldByName(summary.values, value, asName);
    if (told !== undefined || asName) return told;
    switch (value.kind) {
      case 'derived':
        return value.says === undefined ? undefined : this.where(value.says, module, depth + 1);
      case 'either':
        return agreed(value.of.map((part) => this.whereTrue(part, false, module, depth + 1)));
      case 'typed':
      case 'awaited':
        return this.whereTrue(value.of, false, module, depth + 1);
      case 'binding':
        return this.ofConstant(module, value.binding, depth);
      case 'import':
        return this.ofImport(module, value.specifier, value.name, depth);
      case 'member': {
        if (isOfBrowser(summary.values, id)) return 'browser';
        const object = summary.values[value.object];
        return object?.kind === 'import' && object.name === '*' ? this.ofImport(module, object.specifier, value.name, depth) : undefined;
      }
      case 'result': {
        const call = summary.calls[value.call];
        return call === undefined ? undefined : this.answered(module, call.callee, depth + 1);
      }
      default:
        return undefined;
    }
  }

  private ofConstant(module: LinkedModule, id: number, depth: number): Side | undefined {
    const binding = module.summary.bindings[id];
    const [only] = binding?.values ?? [];
    return binding?.values.length === 1 && only !== undefined && depth <= 8 ? this.whereTrue(only, false, module, depth + 1) : undefined;
  }

  /** `import { browser } from '$app/environment'`, or from a file that says it itself. */
  private ofImport(module: LinkedModule, specifier: string, name: string, depth: number): Side | undefined {
    const told = toldByPath(`${specifier}#${name === 'default' || name === '*' ? '' : name}`);
    return told ?? this.through(module, specifier, name, depth, (target, value) => this.whereTrue(value, false, target, depth + 1));
  }

  /** What a function answers, when it is called. */
  private answered(module: LinkedModule, callee: ValueId, depth: number): Side | undefined {
    const { summary } = module;
    const value = summary.values[callee];
    if (value === undefined || depth > 8) return undefined;
    if (value.kind === 'function') return agreed((summary.functions[value.fn]?.returns ?? []).map((id) => this.whereTrue(id, false, module, depth + 1)));
    if (value.kind === 'import') return this.through(module, value.specifier, value.name, depth, (target, id) => this.answered(target, id, depth + 1));
    const binding = value.kind === 'binding' ? summary.bindings[value.binding] : undefined;
    const [only] = binding?.values ?? [];
    return binding?.values.length === 1 && only !== undefined ? this.answered(module, only, depth + 1) : undefined;
  }

  /** Follows an import to what the file of the project exports. */
  private through(module: LinkedModule, specifier: string, name: string, depth: number, look: (target: LinkedModule, value: ValueId) => Side | undefined): Side | undefined {
    const target = this.linker.resolve(module, specifier);
    if (target.kind !== 'module' || depth > 8) return undefined;
    const sides = target.module.exportsNamed(name).map((one) => {
      if (one.kind === 'value') return look(target.module, one.value);
      return one.kind === 're-export' ? this.ofImport(target.module, one.specifier, one.imported, depth + 1) : undefined;
    });
    return agreed(sides);
  }
}

function otherOf(side: Side | undefined): Side | undefined {
  return side === undefined ? undefined : side === 'browser' ? 'server' : 'browser';
}

/** All of them, or nothing. */
function agreed(sides: readonly (Side | undefined)[]): Side | undefined {
  const [first] = sides;
  return sides.every((side) => side === first) ? first : undefined;
}

function toldByName(values: readonly Value[], value: Value, asName: boolean): Side | undefined {
  if (value.kind === 'global') return browserNames.has(value.name) ? 'browser' : undefined;
  if (value.kind !== 'member') return undefined;
  const object = values[value.object];
  if (object?.kind === 'global' && globalObjects.has(object.name)) return browserNames.has(value.name) ? 'browser' : undefined;
  return asName ? undefined : toldByPath(pathOf(values, value, 0));
}

function toldByPath(path: string): Side | undefined {
  return trueInBrowser.has(path) ? 'browser' : trueOnServer.has(path) ? 'server' : undefined;
}

/** `global#import.meta.env.SSR`, `$app/environment#browser` of a namespace import; '' for what starts elsewhere. */
function pathOf(values: readonly Value[], value: Value | undefined, depth: number): string {
  if (value?.kind === 'global') return `global#${value.name}`;
  if (value?.kind === 'import') return `${value.specifier}#`;
  if (value?.kind !== 'member' || depth > 4) return '';
  const object = pathOf(values, values[value.object], depth + 1);
  return object === '' ? '' : `${object}${object.endsWith('#') ? '' : '.'}${value.name}`;
}

/** Whether the path of properties starts at a name that only a browser declares: `window.location`. */
export function isOfBrowser(values: readonly Value[], id: ValueId): boolean {
  let value = values[id];
  for (let depth = 0; depth < 12 && value?.kind === 'member'; depth++) value = values[value.object];
  return value?.kind === 'global' && browserNames.has(value.name);
}
