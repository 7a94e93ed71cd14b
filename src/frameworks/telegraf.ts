import type { Framework } from './framework.ts';

const bots = ['telegraf#Telegraf()', 'telegraf#Composer()', 'telegraf#Scenes.BaseScene()', 'telegraf#Scenes.WizardScene()'];
const perUpdate = { phase: 'message', parameters: ['context', ''] } as const;
const methods = [
  'on', 'use', 'start', 'help', 'settings', 'command', 'hears', 'action', 'inlineQuery', 'gameQuery', 'reaction', 'email', 'phone', 'mention', 'hashtag',
  'cashtag', 'url', 'textLink', 'textMention', 'spoiler', 'filter', 'optional', 'branch', 'drop', 'chatType', 'privateChat', 'groupChat', 'admin', 'acl',
  'creator', 'fork', 'tap', 'compose', 'callbackQuery', 'chosenInlineResult', 'preCheckoutQuery', 'shippingQuery', 'chatMember', 'enter', 'leave',
];
const plain = ['node-telegram-bot-api#()'];
const contexts = ['telegraf#Context', 'telegraf#NarrowedContext', 'grammy#Context', 'grammy#Filter', 'grammy#CommandContext', 'grammy#CallbackQueryContext'];

export const telegraf = {
  name: 'telegraf',
  packages: ['telegraf', 'grammy', 'node-telegram-bot-api'],
  source: { url: 'https://telegraf.js.org/classes/Telegraf-1.html', versions: 'telegraf 4, grammy 1, node-telegram-bot-api 0.5 to 0.67' },
  home: '`ctx.state`',
  entryPoints: [
    { kind: 'registration', receivers: bots, methods, handlers: [{ at: { from: 0 } }], ...perUpdate },
    { kind: 'registration', receivers: bots, methods: ['lazy'], handlers: [{ at: 0 }, { at: 0, answered: true }], ...perUpdate },
    { kind: 'registration', receivers: bots, methods: ['guard'], handlers: [{ at: 0 }], phase: 'message', parameters: ['data'] },
    { kind: 'registration', receivers: bots, methods: ['guard', 'errorBoundary'], handlers: [{ at: { from: 1 } }], ...perUpdate },
    { kind: 'registration', receivers: bots, methods: ['dispatch', 'route'], handlers: [{ at: 0 }, { at: 1, keys: ['*'] }], ...perUpdate },
    // grammY passes one error that holds the context.
    { kind: 'registration', receivers: bots, methods: ['catch', 'errorBoundary'], handlers: [{ at: 0 }], phase: 'message', parameters: ['data', 'context'] },
    { kind: 'registration', receivers: bots, methods: ['launch'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    { kind: 'registration', receivers: bots, methods: ['start'], handlers: [{ at: 0, keys: ['onStart'] }], phase: 'boot', parameters: [''] },
    { kind: 'call', callees: ['telegraf#Scenes.WizardScene'], handlers: [{ at: { from: 1 } }], ...perUpdate },
    { kind: 'call', callees: ['telegraf#Composer', 'grammy#Composer'], handlers: [{ at: { from: 0 } }], ...perUpdate },
    { kind: 'call', callees: methods.map((name) => `telegraf#Composer.${name}`), handlers: [{ at: { from: 0 } }], ...perUpdate },
    { kind: 'registration', receivers: plain, methods: ['on', 'once', 'addListener', 'onText', 'onReplyToMessage'], handlers: [{ at: 'last' }], phase: 'message', parameters: ['data', 'data'] },
    {
      kind: 'registration',
      receivers: plain,
      methods: ['on', 'once', 'addListener'],
      events: ['error', 'polling_error', 'webhook_error'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [''],
    },
    { kind: 'typed', types: ['telegraf#MiddlewareFn', 'telegraf#Middleware', 'grammy#MiddlewareFn', 'grammy#Middleware'], ...perUpdate },
    { kind: 'signature', types: [contexts], ...perUpdate },
  ],
  objects: {
    context: {
      shared: { botInfo: 'telegraf#Telegraf().botInfo', me: 'telegraf#Telegraf().botInfo', telegram: 'telegraf#Telegraf().telegram', tg: 'telegraf#Telegraf().telegram' },
    },
    data: {},
  },
  aliases: {
    'grammy#Bot()': 'telegraf#Telegraf()',
    'grammy#Composer()': 'telegraf#Composer()',
    'telegraf@data.ctx': 'telegraf@context',
  },
  types: {
    'telegraf#Telegraf': 'telegraf#Telegraf()',
    'telegraf#Composer': 'telegraf#Composer()',
    'grammy#Bot': 'telegraf#Telegraf()',
    'grammy#Composer': 'telegraf#Composer()',
    'node-telegram-bot-api#': 'node-telegram-bot-api#()',
    ...Object.fromEntries(contexts.map((type) => [type, 'telegraf@context'])),
  },
  chains: methods,
} satisfies Framework;
