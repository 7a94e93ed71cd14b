import type { Framework } from './framework.ts';

const app = '@azure/functions#app';
const onApp = { kind: 'registration', receivers: [app] } as const;
const http = { phase: 'request', parameters: ['data', 'context'] } as const;
const durable = ['durable-functions#app', 'durable-functions#app.client'];

export const azureFunctions = {
  name: 'azure-functions',
  packages: ['@azure/functions', 'durable-functions'],
  source: { url: 'https://learn.microsoft.com/azure/azure-functions/functions-reference-node', versions: '3 || 4' },
  unseen: ['functions of version 3 in files that only `function.json` names'],
  home: 'a variable of the handler',
  entryPoints: [
    { ...onApp, methods: ['http', 'get', 'post', 'put', 'patch', 'deleteRequest'], handlers: [{ at: 1 }, { at: 1, keys: ['handler'] }], ...http },
    { ...onApp, methods: ['timer'], handlers: [{ at: 1, keys: ['handler'] }], phase: 'tick', parameters: ['data', 'context'] },
    {
      ...onApp,
      methods: [
        'storageBlob', 'storageQueue', 'serviceBusQueue', 'serviceBusTopic', 'eventHub', 'eventGrid', 'cosmosDB', 'sql', 'mySql', 'generic', 'webPubSub',
        'mcpTool', 'mcpResource', 'mcpPrompt', 'connectorTrigger',
      ],
      handlers: [{ at: 1, keys: ['handler'] }],
      phase: 'job',
      parameters: ['data', 'context'],
    },
    { ...onApp, methods: ['warmup'], handlers: [{ at: 1, keys: ['handler'] }], phase: 'boot', parameters: ['', ''] },
    { kind: 'registration', receivers: [`${app}.hook`], methods: ['preInvocation', 'postInvocation', 'log'], handlers: [{ at: 0 }], phase: 'request', parameters: ['hook'] },
    { kind: 'registration', receivers: [`${app}.hook`], methods: ['appStart', 'appTerminate'], handlers: [{ at: 0 }], phase: 'boot', parameters: [''] },
    { kind: 'registration', receivers: durable, methods: ['activity', 'http', 'generic'], handlers: [{ at: 1 }, { at: 1, keys: ['handler'] }], phase: 'job', parameters: ['data', 'data', 'context'] },
    { kind: 'registration', receivers: durable, methods: ['orchestration', 'entity'], handlers: [{ at: 1 }, { at: 1, keys: ['handler'] }], phase: 'job', parameters: ['context'] },
    // Model 3: a folder with a function.json for each function, and the context first. That file is not looked for.
    { kind: 'export', files: ['*/index.{js,ts}'], exports: ['default', 'run'], phase: 'request', parameters: ['context', 'data', 'data'] },
    { kind: 'typed', types: ['@azure/functions#AzureFunction'], phase: 'request', parameters: ['context', 'data', 'data'] },
    { kind: 'typed', types: ['@azure/functions#HttpHandler'], ...http },
    { kind: 'signature', types: [['@azure/functions#HttpRequest']], ...http },
    { kind: 'signature', types: [[''], ['@azure/functions#InvocationContext']], ...http },
    { kind: 'signature', types: [['@azure/functions#Context']], phase: 'request', parameters: ['context', 'data', 'data'] },
  ],
  objects: { data: {}, context: {}, hook: { shared: { appHookData: `${app}.hook.appHookData` } } },
  aliases: { 'azure-functions@hook.invocationContext': 'azure-functions@context' },
} satisfies Framework;
