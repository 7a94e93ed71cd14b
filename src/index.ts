import { createRequire } from 'node:module';

import { rules } from '../rules/index.ts';
import { configsOf } from './configs.ts';

const manifest = createRequire(import.meta.url)('eslint-plugin-shared-state/package.json') as { readonly name: string; readonly version: string };

const core = { meta: { name: manifest.name, version: manifest.version, namespace: 'shared-state' }, rules };

/** The plugin: `plugins: { 'shared-state': sharedState }`, or one of its flat configs. */
const plugin = { ...core, configs: configsOf(core) };

export default plugin;
