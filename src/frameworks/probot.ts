import type { Framework } from './framework.ts';

const app = 'probot#Probot()';
/** What the application function is passed beside the application. */
const options = 'probot#ApplicationFunctionOptions()';
const register = { phase: 'boot', parameters: [app, options] } as const;
const perEvent = { phase: 'message', parameters: ['context'] } as const;

export const probot = {
  name: 'probot',
  packages: ['probot'],
  source: { url: 'https://probot.github.io/docs/webhooks/', versions: '12 || 13 || 14' },
  home: 'a variable of the handler',
  entryPoints: [
    { kind: 'export', files: ['{src/,}{index,app}.{ts,js,mjs,cjs}'], exports: ['default'], ...register },
    { kind: 'call', callees: ['probot#run', 'probot#createNodeMiddleware', 'probot#createLambdaFunction'], handlers: [{ at: 0 }], ...register },
    { kind: 'registration', receivers: [app], methods: ['load'], handlers: [{ at: 0 }], ...register },
    { kind: 'registration', receivers: [app], methods: ['on', 'onAny', 'onError'], handlers: [{ at: 'last' }], ...perEvent },
    { kind: 'registration', receivers: [`${app}.webhooks`], methods: ['on', 'onAny', 'onError'], handlers: [{ at: 'last' }], ...perEvent },
    { kind: 'call', callees: [`${options}.addHandler`], handlers: [{ at: 0 }], phase: 'request', parameters: ['node-http@request', 'node-http@response'] },
    { kind: 'typed', types: ['probot#ApplicationFunction'], ...register },
    { kind: 'signature', types: [['probot#Probot']], ...register },
    { kind: 'signature', types: [['probot#Context']], ...perEvent },
  ],
  objects: { context: {} },
  aliases: { [`${options}.getRouter()`]: 'express#Router()' },
  types: { 'probot#Probot': app, 'probot#Context': 'probot@context', 'probot#ApplicationFunctionOptions': options },
} satisfies Framework;
