import type { GlobalSetting } from '../../models/model.ts';
import type { ExternalValue } from '../values/abstract-value.ts';
import type { PathNode } from '../values/access-path.ts';

/** A setting that a write changes. */
export type ChangedSetting = GlobalSetting;

/** Matches writes to objects of libraries and of the process with the settings that `src/models` knows. */
export const matchSettings = {
  /** `object.name = …`, on an object that all requests share. */
  assigned(object: ExternalValue, name: string): ChangedSetting | undefined {
    if (!object.shared) return undefined;
    let node: PathNode | undefined = object.path.child(name);
    for (let below = 0; node !== undefined; node = node.parent, below++) {
      const found = node.facts.settings?.find(({ write }) => write.kind === 'assign' && (write.below !== true || below > 0));
      if (found !== undefined) return found.setting.ownValues === true ? undefined : found.setting;
    }
    return undefined;
  },

  /** A call of a function or method that changes a setting; with fewer arguments it may only read it. */
  called(callee: ExternalValue, count: number): ChangedSetting | undefined {
    if (!callee.shared) return undefined;
    return callee.path.facts.settings?.find(({ write }) => write.kind === 'call' && count >= (write.minArguments ?? 0) && count <= (write.maxArguments ?? Infinity))?.setting;
  },
};
