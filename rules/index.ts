import noAwaitRace from './no-await-race.ts';
import noConnectionPerRequest from './no-connection-per-request.ts';
import noGlobalSetting from './no-global-setting.ts';
import noProcessLocalState from './no-process-local-state.ts';
import noRequestDataLeak from './no-request-data-leak.ts';
import noSharedRequestObject from './no-shared-request-object.ts';
import noSharedWrite from './no-shared-write.ts';
import noStatefulRegexp from './no-stateful-regexp.ts';
import noStatefulSingleton from './no-stateful-singleton.ts';
import noUnboundedGrowth from './no-unbounded-growth.ts';
import requireShutdown from './require-shutdown.ts';

/** Every rule by its id, in alphabetical order. */
export const rules = {
  'no-await-race': noAwaitRace,
  'no-connection-per-request': noConnectionPerRequest,
  'no-global-setting': noGlobalSetting,
  'no-process-local-state': noProcessLocalState,
  'no-request-data-leak': noRequestDataLeak,
  'no-shared-request-object': noSharedRequestObject,
  'no-shared-write': noSharedWrite,
  'no-stateful-regexp': noStatefulRegexp,
  'no-stateful-singleton': noStatefulSingleton,
  'no-unbounded-growth': noUnboundedGrowth,
  'require-shutdown': requireShutdown,
};
