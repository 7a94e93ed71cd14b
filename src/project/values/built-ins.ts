import { builtInTypes } from '../../models/built-in-types.ts';
import { libraryTypes } from '../../models/library-types.ts';
import type { BuiltInType } from '../../models/model.ts';

/** The types whose methods are known, by name; a subclass's plain `Array` literal is `Array` too. */
export const typesByName: ReadonlyMap<string, BuiltInType> = new Map([...builtInTypes, ...libraryTypes].map((type) => [type.name, type]));
