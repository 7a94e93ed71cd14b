import type { StateWrites } from '../idioms.ts';
import type { RequestData } from '../request-data.ts';
import type { Write } from '../collect-writes.ts';
import { guardsOver, isCount, isOwnPlace, isReplacement, literalOf, propertyOf } from '../write-shapes.ts';

interface Tools {
  readonly requestData: RequestData;
  /** Whether all that serving code does with the state is to compare it. */
  readonly isOnlyTested: (write: Write) => boolean;
}

/** How often an upstream has failed since it last worked: counted, compared and set back, and none of it for what a request says. */
export function isStartedAgain(write: Write, { serving }: StateWrites, { requestData, isOnlyTested }: Tools): boolean {
  if (!isOwnPlace(write)) return false;
  const writes = serving.filter((one) => propertyOf(one) === propertyOf(write));
  if (!writes.some(isCount) || writes.every(isCount) || !writes.every((one) => isCount(one) || (isReplacement(one) && literalOf(one) === '0'))) return false;
  return !writes.some((one) => guardsOver(one).some(({ value }) => requestData.isIn(value, one.activation))) && isOnlyTested(write);
}
