import type { Framework } from './framework.ts';

export const fastifyAutoload = {
  name: 'fastify-autoload',
  packages: ['@fastify/autoload'],
  source: { url: 'https://github.com/fastify/fastify-autoload/blob/main/README.md', versions: '5 || 6' },
  unseen: ['folders of other names than `plugins` and `routes`'],
  entryPoints: [
    {
      kind: 'export',
      files: ['**/{plugins,routes}/**/*.{js,cjs,mjs,ts,cts,mts}'],
      exports: ['default'],
      phase: 'boot',
      parameters: ['fastify#()', '', ''],
    },
  ],
} satisfies Framework;
