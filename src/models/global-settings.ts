import type { GlobalSetting } from './model.ts';
import { cloud } from './global-settings/cloud.ts';
import { databases } from './global-settings/databases.ts';
import { datesAndNumbers } from './global-settings/dates-and-numbers.ts';
import { httpClients } from './global-settings/http-clients.ts';
import { i18n } from './global-settings/i18n.ts';
import { observability } from './global-settings/observability.ts';
import { processSettings } from './global-settings/process.ts';
import { rendering } from './global-settings/rendering.ts';
import { servers } from './global-settings/servers.ts';
import { templateEngines } from './global-settings/template-engines.ts';
import { validation } from './global-settings/validation.ts';

/** Settings of libraries and of the process that every request shares. */
export const globalSettings: readonly GlobalSetting[] = [
  ...cloud,
  ...databases,
  ...datesAndNumbers,
  ...httpClients,
  ...i18n,
  ...observability,
  ...processSettings,
  ...rendering,
  ...servers,
  ...templateEngines,
  ...validation,
];
