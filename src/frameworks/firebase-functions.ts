import type { Framework } from './framework.ts';

const of = (name: string, triggers: readonly string[]): string[] =>
  [`firebase-functions/v2/${name}#`, `firebase-functions/${name}#`, `firebase-functions/v2#${name}.`, `firebase-functions#${name}.`].flatMap((root) => triggers.map((trigger) => `${root}${trigger}`));
const documents = ['Created', 'Updated', 'Deleted', 'Written'].flatMap((what) => [`onDocument${what}`, `onDocument${what}WithAuthContext`]);
const alerts = {
  appDistribution: ['onNewTesterIosDevicePublished', 'onInAppFeedbackPublished'],
  billing: ['onPlanUpdatePublished', 'onPlanAutomatedUpdatePublished'],
  crashlytics: ['onNewFatalIssuePublished', 'onNewNonfatalIssuePublished', 'onRegressionAlertPublished', 'onStabilityDigestPublished', 'onVelocityAlertPublished', 'onNewAnrIssuePublished'],
  performance: ['onThresholdAlertPublished'],
};
const background = [
  ...of('firestore', documents),
  ...of('pubsub', ['onMessagePublished']),
  ...of('storage', ['onObjectFinalized', 'onObjectArchived', 'onObjectDeleted', 'onObjectMetadataUpdated']),
  ...of('tasks', ['onTaskDispatched']),
  ...of('database', ['onValueCreated', 'onValueUpdated', 'onValueDeleted', 'onValueWritten']),
  ...of('eventarc', ['onCustomEventPublished']),
  ...of('remoteConfig', ['onConfigUpdated']),
  // As the types of version 7 have them: https://www.npmjs.com/package/firebase-functions
  ...of('identity', ['onUserCreated', 'onUserDeleted']),
  ...of('testLab', ['onTestMatrixCompleted']),
  ...of('dataconnect', ['onMutationExecuted']),
  ...of('alerts', ['onAlertPublished', ...Object.entries(alerts).flatMap(([kind, names]) => names.map((name) => `${kind}.${name}`))]),
  ...Object.entries(alerts).flatMap(([kind, names]) => names.flatMap((name) => [`firebase-functions/v2/alerts/${kind}#${name}`, `firebase-functions/alerts/${kind}#${name}`])),
];
const blocking = of('identity', ['beforeUserCreated', 'beforeUserSignedIn', 'beforeEmailSent', 'beforeSmsSent']).concat(of('ai', ['beforeGenerateContent', 'afterGenerateContent']));
/** The builders of version 1, whose methods take the handler. */
const v1 = ['firebase-functions', 'firebase-functions/v1'];
const builders = v1.flatMap((root) => [
  `${root}#firestore.document()`, `${root}#auth.user()`, `${root}#pubsub.topic()`, `${root}#storage.object()`, `${root}#storage.bucket().object()`,
  `${root}#database.ref()`, `${root}#tasks.taskQueue()`, `${root}#remoteConfig`, `${root}#analytics.event()`,
]);
const steps = ['onCreate', 'onUpdate', 'onDelete', 'onWrite', 'onPublish', 'onFinalize', 'onArchive', 'onMetadataUpdate', 'onDispatch', 'onLog', 'beforeCreate', 'beforeSignIn'];
const data = { phase: 'request', parameters: ['data', 'data'] } as const;
const job = { phase: 'job', parameters: ['data', 'data'] } as const;
const last = [{ at: 'last' }] as const;

export const firebaseFunctions = {
  name: 'firebase-functions',
  packages: ['firebase-functions'],
  source: { url: 'https://firebase.google.com/docs/functions', versions: '4 || 5 || 6 || 7' },
  home: 'a variable of the handler',
  // Options come first where there are any.
  entryPoints: [
    {
      kind: 'call',
      callees: [...of('https', ['onRequest']), 'firebase-functions/v1#https.onRequest'],
      handlers: last,
      phase: 'request',
      parameters: ['express@request', 'express@response'],
    },
    { kind: 'call', callees: [...of('https', ['onCall', 'onCallGenkit']), 'firebase-functions/v1#https.onCall', ...blocking], handlers: last, ...data },
    { kind: 'call', callees: background, handlers: last, ...job },
    { kind: 'call', callees: of('scheduler', ['onSchedule']), handlers: last, phase: 'tick', parameters: ['data'] },
    { kind: 'registration', receivers: builders, methods: steps, handlers: [{ at: 0 }], ...job },
    { kind: 'registration', receivers: v1.map((root) => `${root}#pubsub.schedule()`), methods: ['onRun'], handlers: [{ at: 0 }], phase: 'tick', parameters: ['data'] },
    { kind: 'call', callees: ['firebase-functions', 'firebase-functions/v1', 'firebase-functions/v2', 'firebase-functions/v2/core'].map((root) => `${root}#onInit`), handlers: [{ at: 0 }], phase: 'boot', parameters: [] },
    { kind: 'signature', types: [['firebase-functions/v2/https#CallableRequest', 'firebase-functions/https#CallableRequest']], ...data },
  ],
  objects: { data: {} },
  aliases: {
    ...Object.fromEntries(v1.flatMap((root) => ['runWith', 'region'].map((step) => [`${root}#${step}()`, `${root}#`] as const))),
    ...Object.fromEntries(v1.map((root) => [`${root}#pubsub.schedule().timeZone()`, `${root}#pubsub.schedule()`])),
  },
} satisfies Framework;
