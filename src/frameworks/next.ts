import type { Framework } from './framework.ts';

const code = '*.{ts,tsx,js,jsx,mjs}';
const source = '{tsx,jsx,ts,js}';
const pages = ['page', 'layout', 'template', 'default', 'not-found', 'loading', 'forbidden', 'unauthorized'];
const images = ['sitemap', 'robots', 'manifest', 'opengraph-image', 'twitter-image', 'icon', 'apple-icon'];
/** What a page is told of its request by functions that it calls. */
const asked = [
  ...['cookies', 'headers', 'draftMode'].map((name) => `next/headers#${name}()`),
  ...['useParams', 'usePathname', 'useSearchParams'].map((name) => `next/navigation#${name}()`),
  'next/router#useRouter()',
];
const route = { phase: 'request', parameters: ['request', 'context'] } as const;

export const next = {
  name: 'next',
  packages: ['next'],
  source: { url: 'https://nextjs.org/docs/app/api-reference/file-conventions/route', versions: '12 || 13 || 14 || 15 || 16' },
  home: 'a variable of the handler',
  entryPoints: [
    {
      kind: 'export',
      files: ['{src/,}app/**/route.{ts,tsx,js,jsx,mjs}'],
      exports: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
      ...route,
    },
    {
      kind: 'export',
      files: [`{src/,}pages/api/**/${code}`],
      exports: ['default'],
      phase: 'request',
      parameters: ['apiRequest', 'apiResponse'],
    },
    {
      kind: 'export',
      files: [`{src/,}pages/**/${code}`],
      exports: ['getServerSideProps', 'default.getInitialProps'],
      phase: 'request',
      parameters: ['pageContext'],
    },
    {
      kind: 'export',
      files: ['{src/,}{middleware,proxy}.{ts,js,mjs}'],
      exports: ['default', 'middleware', 'proxy'],
      ...route,
    },
    // Also where a file begins with 'use client': the first page is rendered on the server, effects and event handlers left out.
    {
      kind: 'export',
      files: [`{src/,}app/**/{${pages.join()}}.${source}`],
      exports: ['default', 'generateMetadata', 'generateViewport'],
      phase: 'render',
      parameters: ['props', 'props'],
    },
    { kind: 'export', files: [`{src/,}app/**/{${images.join()}}.${source}`], exports: ['default', 'generateImageMetadata', 'generateSitemaps'], phase: 'render', parameters: ['props'] },
    { kind: 'export', files: [`{src/,}pages/*.${source}`, `{src/,}pages/!(api)/**/*.${source}`], exports: ['default'], phase: 'render', parameters: ['props'] },
    { kind: 'export', files: ['{src/,}instrumentation.{ts,js,mjs}'], exports: ['register'], phase: 'boot', parameters: [] },
    {
      kind: 'export',
      files: ['{src/,}instrumentation.{ts,js,mjs}'],
      exports: ['onRequestError'],
      phase: 'request',
      parameters: ['', 'request', 'context'],
    },
    { kind: 'call', callees: ['next/server#after', 'next/server#unstable_after'], handlers: [{ at: 0 }], phase: 'request', parameters: [] },
    { kind: 'call', callees: ['next/cache#unstable_cache'], handlers: [{ at: 0 }], phase: 'request', parameters: [''] },
    ...['use cache', 'use cache: private', 'use cache: remote'].map((directive) => ({ kind: 'directive', directive, phase: 'request', parameters: ['', '', ''] }) as const),
    { kind: 'typed', types: ['next#NextApiHandler'], phase: 'request', parameters: ['apiRequest', 'apiResponse'] },
    { kind: 'typed', types: ['next#GetServerSideProps'], phase: 'request', parameters: ['pageContext'] },
    { kind: 'typed', types: ['next/server#NextMiddleware', 'next/server#NextProxy'], ...route },
    { kind: 'signature', types: [['next#NextApiRequest']], phase: 'request', parameters: ['apiRequest', 'apiResponse'] },
    { kind: 'signature', types: [['next/server#NextRequest']], ...route },
    {
      kind: 'signature',
      types: [['next#GetServerSidePropsContext']],
      phase: 'request',
      parameters: ['pageContext'],
    },
  ],
  objects: { request: {}, context: {}, apiRequest: {}, apiResponse: {}, pageContext: {}, props: {} },
  aliases: {
    ...Object.fromEntries(asked.map((path) => [path, 'next@props'])),
    'next@pageContext.req': 'next@apiRequest',
    'next@pageContext.res': 'next@apiResponse',
    // `pages/_app` gets the page's context in its own.
    'next@pageContext.ctx': 'next@pageContext',
  },
  types: {
    'next#NextApiRequest': 'next@apiRequest',
    'next#NextApiResponse': 'next@apiResponse',
    'next#NextPageContext': 'next@pageContext',
    'next#GetServerSidePropsContext': 'next@pageContext',
    'next/server#NextRequest': 'next@request',
    'next/server#NextFetchEvent': 'next@context',
  },
} satisfies Framework;
