import type { Framework } from './framework.ts';

const client = 'discord.js#Client()';
const on = ['on', 'once', 'addListener'];
const perEvent = { phase: 'message', parameters: ['data', 'data', 'data'] } as const;
const interactions = [
  'Interaction', 'BaseInteraction', 'CommandInteraction', 'ChatInputCommandInteraction', 'ContextMenuCommandInteraction', 'AutocompleteInteraction',
  'ButtonInteraction', 'ModalSubmitInteraction', 'MessageComponentInteraction', 'StringSelectMenuInteraction', 'AnySelectMenuInteraction', 'Message',
].map((name) => `discord.js#${name}`);
const aboutClient = ['ClientReady', 'Debug', 'Error', 'Warn', 'Invalidated', 'CacheSweep', 'ShardReady', 'ShardDisconnect', 'ShardError', 'ShardReconnecting', 'ShardResume'];
const collectors = ['createMessageComponentCollector', 'createReactionCollector', 'createMessageCollector', 'awaitMessageComponent'];
const collected = ['', 'channel.', 'message.'].flatMap((of) => collectors.map((make) => `discord.js@data.${of}${make}()`));
const commands = ['execute', 'run', 'autocomplete', 'default.execute', 'default.run', 'default.autocomplete'];

export const discordJs = {
  name: 'discord.js',
  packages: ['discord.js', '@sapphire/framework', 'discordx'],
  source: { url: 'https://discordjs.guide/creating-your-bot/event-handling', versions: '13 || 14' },
  home: 'a variable of the listener',
  entryPoints: [
    { kind: 'registration', receivers: [client], methods: on, handlers: [{ at: 1 }], ...perEvent },
    // What happens to the client itself: that it is ready, that its connection is lost.
    {
      kind: 'registration',
      receivers: [client],
      methods: on,
      events: [
        'ready', 'clientReady', 'debug', 'error', 'warn', 'invalidated', 'cacheSweep', 'shardReady', 'shardDisconnect', 'shardError', 'shardReconnecting',
        'shardResume', ...aboutClient.map((name) => `discord.js#Events.${name}`),
      ],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [client],
    },
    { kind: 'registration', receivers: collected, methods: on, handlers: [{ at: 1 }], ...perEvent },
    // The guide's folders, which the project's own loader reads. What `events` holds for the client's own events goes by the file's name.
    { kind: 'export', files: ['{src/,}commands/**/*.{ts,js,mjs,cjs}'], exports: commands, ...perEvent },
    { kind: 'export', files: ['{src/,}events/**/!(*eady|*rror|*arn|*ebug).{ts,js,mjs,cjs}'], exports: ['execute', 'default.execute'], ...perEvent },
    { kind: 'signature', types: [interactions], ...perEvent },
    { kind: 'signature', types: [[''], interactions], ...perEvent },
    { kind: 'signature', types: [['discord.js#Client']], phase: 'boot', parameters: [client] },
    {
      kind: 'method',
      decorators: ['Slash', 'On', 'ButtonComponent', 'SelectMenuComponent', 'ModalComponent', 'ContextMenu', 'SimpleCommand', 'Reaction'].map((name) => `discordx#${name}`),
      ...perEvent,
    },
    {
      kind: 'method',
      of: { extends: ['@sapphire/framework#Command'] },
      names: ['chatInputRun', 'messageRun', 'contextMenuRun', 'autocompleteRun'],
      ...perEvent,
    },
    // Which event a Sapphire listener waits for stands in what its constructor passes on, which is not read.
    { kind: 'method', of: { extends: ['@sapphire/framework#Listener', '@sapphire/framework#InteractionHandler'] }, names: ['run', 'parse'], ...perEvent },
  ],
  objects: { data: { shared: { client } } },
  types: {
    'discord.js#Client': client,
    ...Object.fromEntries(interactions.map((type) => [type, 'discord.js@data'])),
  },
  classes: [
    { decorators: ['discordx#Discord'], extends: ['Command', 'Listener', 'InteractionHandler'].map((name) => `@sapphire/framework#${name}`), lives: 'process' },
  ],
  chains: on,
} satisfies Framework;
