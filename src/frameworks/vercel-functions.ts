import type { Framework } from './framework.ts';

// What begins with an underscore is no function, and neither is what lies in such a folder.
const api = ['api/[^_]*.{js,mjs,ts,mts,tsx}', 'api/[^_]*/**/[^_]*.{js,mjs,ts,mts,tsx}'];
const verbs = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const web = { phase: 'request', parameters: ['request', ''] } as const;
const node = { phase: 'request', parameters: ['request', 'response'] } as const;

export const vercelFunctions = {
  name: 'vercel-functions',
  packages: ['@vercel/node', '@vercel/functions', '@vercel/edge', 'vercel'],
  source: { url: 'https://vercel.com/docs/functions/functions-api-reference', versions: 'current' },
  deployedBy: ['vercel.json', 'now.json'].map((file) => ({ file, unless: ['next'] })),
  home: 'a variable of the handler',
  entryPoints: [
    { kind: 'export', files: api, exports: ['default'], ...node },
    { kind: 'export', files: api, exports: ['default.fetch', ...verbs], ...web },
    {
      kind: 'export',
      files: [],
      namedBy: { in: ['vercel.json', 'now.json'], keys: ['builds.*.src'], as: 'files' },
      exports: ['default'],
      ...node,
    },
    { kind: 'export', files: ['middleware.{js,mjs,ts,mts}'], exports: ['default', 'middleware'], ...web },
    { kind: 'typed', types: ['@vercel/node#VercelApiHandler'], ...node },
    { kind: 'signature', types: [['@vercel/node#VercelRequest', '@vercel/node#NowRequest']], ...node },
  ],
  objects: { request: {}, response: {} },
  types: { '@vercel/node#VercelRequest': 'vercel-functions@request', '@vercel/node#VercelResponse': 'vercel-functions@response' },
} satisfies Framework;
