import { readLintSettings, type LintSettings } from '../project/settings/read-settings.ts';

/** Settings as they have been read, and a text that is the same for settings that say the same. */
export interface Settings extends LintSettings {
  readonly key: string;
}

/** Settings that have been read: ESLint hands the same object to every rule and every file of a config. */
const known = new WeakMap<object, Settings>();

/** What users set under `settings['shared-state']`. */
export function settingsOf(settings: Readonly<Record<string, unknown>>): Settings {
  let read = known.get(settings);
  if (read === undefined) {
    const own = settings['shared-state'];
    read = { ...readLintSettings(own), key: JSON.stringify(own) ?? '' };
    known.set(settings, read);
  }
  return read;
}
