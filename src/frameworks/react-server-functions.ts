import type { Framework } from './framework.ts';

/** Functions of the server that the browser calls, in any framework that follows React's directives. */
export const reactServerFunctions = {
  name: 'react-server-functions',
  packages: ['next', 'waku', '@vitejs/plugin-rsc', '@lazarv/react-server', 'react-server-dom-webpack', 'react-server-dom-parcel', 'react-server-dom-turbopack', 'react-server-dom-esm'],
  source: { url: 'https://react.dev/reference/rsc/use-server', versions: 'react 19' },
  home: 'a variable of the function',
  entryPoints: [{ kind: 'directive', directive: 'use server', phase: 'request', parameters: ['data', 'data', 'data', 'data'] }],
  objects: { data: {} },
} satisfies Framework;
