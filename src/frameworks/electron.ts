import type { Framework } from './framework.ts';

/** The windows of one application belong to one person, so that what its main process keeps is shared by nobody. */
export const electron = {
  name: 'electron',
  packages: ['electron'],
  source: { url: 'https://www.electronjs.org/docs/latest/api/ipc-main', versions: '20 to 45' },
  home: 'an argument',
  entryPoints: [
    { kind: 'registration', receivers: ['electron#ipcMain'], methods: ['on', 'once', 'addListener', 'handle', 'handleOnce'], handlers: [{ at: 1 }], phase: 'message', parameters: ['event'] },
    { kind: 'registration', receivers: ['electron#protocol'], methods: ['handle'], handlers: [{ at: 1 }], phase: 'message', parameters: ['event'] },
    { kind: 'registration', receivers: ['electron#app'], methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
  ],
  oneClient: { imports: ['electron', 'electron/main'], unless: [] },
  objects: { event: {} },
  aliases: { 'electron/main#ipcMain': 'electron#ipcMain', 'electron/main#app': 'electron#app' },
} satisfies Framework;
