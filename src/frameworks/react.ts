import type { Framework } from './framework.ts';

const components = ['react#Component', 'react#PureComponent', 'preact#Component', 'next/app#', 'next/document#'];

/** Components that are classes, where pages are rendered on the server: each page makes instances of its own. */
export const react = {
  name: 'react',
  packages: [
    'next', 'react-dom/server', 'preact-render-to-string', '@tanstack/react-start',
    ...['node', 'cloudflare', 'deno', 'express', 'serve', 'dev'].flatMap((name) => [`@remix-run/${name}`, `@react-router/${name}`]),
  ],
  source: { url: 'https://react.dev/reference/react/Component#render', versions: '16 || 17 || 18 || 19' },
  home: 'the props of the component',
  entryPoints: [{ kind: 'method', of: { extends: components }, names: ['render', 'UNSAFE_componentWillMount', 'componentWillMount', 'getDerivedStateFromProps', 'getChildContext'], phase: 'render', parameters: [] }],
  objects: { props: {} },
  aliases: Object.fromEntries(components.map((path) => [`${path}().props`, 'react@props'])),
  classes: [{ extends: components, lives: 'request' }],
} satisfies Framework;
