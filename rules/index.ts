import noConnectionPerRequest from './no-connection-per-request.ts';
import noGlobalSetting from './no-global-setting.ts';
import noSharedRequestObject from './no-shared-request-object.ts';
import noSharedWrite from './no-shared-write.ts';
import noStatefulRegexp from './no-stateful-regexp.ts';
import noStatefulSingleton from './no-stateful-singleton.ts';

/** Every rule by its id, in alphabetical order. */
export const rules = {
  'no-connection-per-request': noConnectionPerRequest,
  'no-global-setting': noGlobalSetting,
  'no-shared-request-object': noSharedRequestObject,
  'no-shared-write': noSharedWrite,
  'no-stateful-regexp': noStatefulRegexp,
  'no-stateful-singleton': noStatefulSingleton,
};
