import type { AbstractValue, ObjectValue } from '../values/abstract-value.ts';
import { siteOf } from '../values/linked-module.ts';
import type { Allocation, ValueId } from '../../summary/module-summary.ts';
import type { Evaluator, Frame } from './evaluate.ts';

/** The object that `{ … }`, `[ … ]` or `/…/` makes, of which there is one for each phase, with what is put into it. */
export function literal(evaluator: Evaluator, id: ValueId, value: Allocation, frame: Frame): ObjectValue {
  const { activation } = frame;
  const object = activation.module.objectValue(siteOf.value(id), !activation.serves, { type: value.type, name: value.name, start: value.start, ofModule: activation.fn === 0 });
  const isTuple = value.type === 'array' && value.spreads.length === 0;
  for (const [index, property] of value.properties.entries()) {
    const name = isTuple ? `${index}` : property.accessor === undefined ? property.name : `${property.accessor} ${property.name}`;
    const found = evaluator.inFrame(property.value, frame);
    if (found.length > 0) evaluator.store(object, name, found);
  }
  for (const source of value.spreads) for (const copied of evaluator.inFrame(source, frame)) spread(evaluator, copied, object);
  if (value.spreads.length > 0) object.ownNames ??= new Set(value.properties.flatMap((one) => (one.last === true && one.name !== '*' ? [one.name] : [])));
  return object;
}

/** `...copied`: a list takes the elements, which are pairs when it is a map that is spread. */
function spread(evaluator: Evaluator, copied: AbstractValue, into: ObjectValue): void {
  if (copied === into) return;
  if (into.type === 'array' && copied.kind === 'object' && copied.type === 'Map') evaluator.store(into, '*', evaluator.members.elements(copied));
  else into.copiedFrom.add(copied);
}
