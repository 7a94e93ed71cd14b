import type { Tag } from '../../summary/module-summary.ts';
import type { Problem } from '../project-index.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Write } from './collect-writes.ts';

/** A comment at a declaration, and whether it has silenced anything. */
interface Intention {
  readonly tag: Tag;
  readonly module: LinkedModule;
  used: boolean;
}

/**
 * State that is meant to be shared: `@sharedState` with the reason, in a comment above the variable, the field, or the class whose
 * fields are meant. What is written there is not reported, wherever it is written. A comment that gives no reason silences
 * nothing; it, and one that has nothing to silence, is a problem.
 */
export class IntendedState {
  private readonly byPlace = new Map<string, Intention>();
  private readonly intentions: readonly Intention[];

  constructor(modules: readonly LinkedModule[]) {
    this.intentions = modules.flatMap((module) => (module.summary.tags ?? []).flatMap((tag) => (tag.tag === 'sharedState' ? [{ tag, module, used: false }] : [])));
    for (const one of this.intentions) if (reasonOf(one.tag) !== '') for (const offset of one.tag.on) this.byPlace.set(`${one.module.path}:${offset}`, one);
  }

  /** Whether the state is meant to be written by those who serve. */
  has(write: Write): boolean {
    if (this.byPlace.size === 0) return false;
    const found = placesOf(write).map((place) => this.byPlace.get(place)).find((one) => one !== undefined);
    if (found !== undefined) found.used = true;
    return found !== undefined;
  }

  /** Whether the variable, by its declaration's offset, is meant to hold one object for all. */
  hasVariable({ path }: LinkedModule, offset: number): boolean {
    const found = this.byPlace.get(`${path}:${offset}`);
    if (found !== undefined) found.used = true;
    return found !== undefined;
  }

  /** Comments without a reason, and those that silence nothing. Every write must have been asked about. */
  problems(): readonly Problem[] {
    return this.intentions.flatMap(({ tag, module, used }) => {
      const text = reasonOf(tag) === '' ? 'wants a reason, such as `@sharedState one process by design`' : used ? undefined : tag.on.length === 0 ? 'stands above no declaration' : 'silences nothing';
      return text === undefined ? [] : [{ file: module.path, loc: { start: module.position(tag.start), end: module.position(tag.end) }, text: `@sharedState: ${text}` }];
    });
  }
}

function reasonOf({ text }: Tag): string {
  return text.replace(/^[\s:.,-]+/, '').trim();
}

/** Where the state may be declared: the variable that the writer names, the one that holds the object, the field, the class. */
function placesOf({ variable, key, singleton, object, state }: Write): readonly string[] {
  const places = [variable, /^.+?:\d+/.exec(key)?.[0] ?? ''];
  const of = singleton?.of ?? (object?.kind === 'class' ? object : undefined);
  const declared = of?.module.summary.classes[of.class];
  if (of === undefined || declared === undefined) return places;
  const names = state.name.split('.');
  const member = declared.members.find(({ name, kind }) => kind === 'field' && names.includes(name));
  return [...places, ...(member === undefined ? [] : [`${of.module.path}:${member.start}`]), `${of.module.path}:${declared.start}`];
}
