import { builtInTypes } from '../../models/built-in-types.ts';
import type { BuiltInType } from '../../models/model.ts';

/** The built-in types by name; a subclass's plain `Array` literal is `Array` too. */
export const typesByName: ReadonlyMap<string, BuiltInType> = new Map(builtInTypes.map((type) => [type.name, type]));
