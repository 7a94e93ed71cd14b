import type { Framework } from './framework.ts';

/** Pages, layouts and components of Astro, where an adapter renders them for each request; without one they are rendered by the build. */
export const astroComponents = {
  name: 'astro-components',
  partOf: 'astro',
  packages: ['@astrojs/node', '@astrojs/vercel', '@astrojs/netlify', '@astrojs/cloudflare', '@deno/astro-adapter'],
  source: { url: 'https://docs.astro.build/en/guides/on-demand-rendering/', versions: '4 || 5 || 6 || 7' },
  home: '`Astro.locals`',
  entryPoints: [{ kind: 'export', files: ['src/**/*.astro'], exports: ['default'], phase: 'render', parameters: [] }],
  aliases: { 'global#Astro': 'astro@context' },
} satisfies Framework;
