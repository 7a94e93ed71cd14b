import type { Framework } from './framework.ts';

const onMeteor = { kind: 'registration', receivers: ['meteor/meteor#Meteor'] } as const;
const webApp = ['handlers', 'connectHandlers', 'rawHandlers', 'rawConnectHandlers'].map((name) => `meteor/webapp#WebApp.${name}`);
const handler = { phase: 'request', parameters: ['node-http@request', 'node-http@response', ''] } as const;

export const meteor = {
  name: 'meteor',
  packages: ['meteor', 'meteor/meteor', 'meteor-node-stubs', 'meteor/webapp', '@meteorjs/rspack'],
  source: { url: 'https://docs.meteor.com/api/meteor.html', versions: '2 || 3' },
  unseen: ['`new ValidatedMethod({ run })`'],
  home: 'a `Meteor.EnvironmentVariable`',
  entryPoints: [
    { ...onMeteor, methods: ['methods', 'methodsAsync'], handlers: [{ at: 0, keys: ['*'] }], phase: 'request', parameters: ['data', 'data', 'data', 'data'], this: 'invocation' },
    { ...onMeteor, methods: ['publish'], handlers: [{ at: 1 }], phase: 'connection', parameters: ['data', 'data', 'data', 'data'], this: 'invocation' },
    { ...onMeteor, methods: ['onConnection'], handlers: [{ at: 0 }], phase: 'connection', parameters: ['data'] },
    { ...onMeteor, methods: ['startup'], handlers: [{ at: 0 }], phase: 'boot', parameters: [] },
    {
      kind: 'registration',
      receivers: ['meteor/accounts-base#Accounts'],
      methods: ['onCreateUser', 'validateNewUser', 'validateLoginAttempt', 'beforeExternalLogin', 'onLogin', 'onLoginFailure', 'onLogout', 'registerLoginHandler'],
      handlers: [{ at: 'last' }],
      phase: 'request',
      parameters: ['data', 'data'],
    },
    { kind: 'registration', receivers: webApp, methods: ['use', 'get', 'post', 'put', 'patch', 'delete', 'all'], handlers: [{ at: { from: 0 } }], ...handler },
  ],
  // An invocation of a method; a subscription in a publication.
  objects: { data: {}, invocation: {} },
} satisfies Framework;
