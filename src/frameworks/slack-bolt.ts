import type { Framework } from './framework.ts';

const apps = ['@slack/bolt#App()'];
const perEvent = { phase: 'message', parameters: ['input'] } as const;
const makers = ['App', 'ExpressReceiver', 'HTTPReceiver', 'AwsLambdaReceiver', 'SocketModeReceiver'].map((name) => `@slack/bolt#${name}`);
const inputs = ['AllMiddlewareArgs', 'SlackActionMiddlewareArgs', 'SlackCommandMiddlewareArgs', 'SlackEventMiddlewareArgs', 'SlackShortcutMiddlewareArgs', 'SlackViewMiddlewareArgs'].map((name) => `@slack/bolt#${name}`);

export const slackBolt = {
  name: 'slack-bolt',
  packages: ['@slack/bolt'],
  source: { url: 'https://docs.slack.dev/tools/bolt-js/reference', versions: '3 || 4 || 5' },
  home: '`context`',
  entryPoints: [
    // `(constraint, ...listeners)`; `message` and `use` may have listeners alone.
    {
      kind: 'registration',
      receivers: apps,
      methods: ['action', 'command', 'event', 'function', 'message', 'options', 'shortcut', 'view', 'use', 'error'],
      handlers: [{ at: { from: 0 } }],
      ...perEvent,
    },
    { kind: 'call', callees: ['@slack/bolt#Assistant'], handlers: [{ at: 0, keys: ['threadStarted', 'userMessage', 'threadContextChanged'] }], ...perEvent },
    { kind: 'call', callees: ['@slack/bolt#WorkflowStep'], handlers: [{ at: 1, keys: ['edit', 'save', 'execute'] }], ...perEvent },
    { kind: 'call', callees: ['@slack/bolt#CustomFunction'], handlers: [{ at: 1 }], ...perEvent },
    {
      kind: 'call',
      callees: makers,
      handlers: [{ at: 0, keys: ['authorize', 'processEventErrorHandler', 'convoStore.get', 'convoStore.set', 'installationStore.fetchInstallation', 'installationStore.storeInstallation', 'installationStore.deleteInstallation'] }],
      phase: 'message',
      parameters: ['input', 'input'],
    },
    {
      kind: 'call',
      callees: makers,
      handlers: [{ at: 0, keys: ['customRoutes.*.handler', 'dispatchErrorHandler', 'unhandledRequestHandler'] }],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response'],
    },
    { kind: 'typed', types: ['@slack/bolt#Middleware'], ...perEvent },
    { kind: 'signature', types: [inputs], ...perEvent },
    { kind: 'signature', types: [['@slack/bolt#App']], phase: 'boot', parameters: apps },
  ],
  // One client for each token, kept in a pool.
  objects: { input: { shared: { client: '@slack/bolt#App().client' } } },
  aliases: { '@slack/bolt#ExpressReceiver().router': 'express#Router()', '@slack/bolt#ExpressReceiver().app': 'express#()' },
  types: { '@slack/bolt#App': '@slack/bolt#App()' },
} satisfies Framework;
