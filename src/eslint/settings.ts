/** What users set under `settings['shared-state']`. */
export interface Settings {
  /** `false`: look at the linted file alone. By default the project around it is read. */
  readonly project: boolean;
  /** Folder of the project; by default the one with the nearest package.json. */
  readonly root: string | undefined;
}

/** Reads the settings of a config; what is not as documented counts as not set. */
export function settingsOf(settings: Readonly<Record<string, unknown>>): Settings {
  const own = settings['shared-state'];
  if (typeof own !== 'object' || own === null) return { project: true, root: undefined };
  const { project, root } = own as Readonly<Record<string, unknown>>;
  return { project: project !== false, root: typeof root === 'string' ? root : undefined };
}
