import type { Framework } from './framework.ts';

const wrappers = ['getServerSideProps', 'getInitialPageProps', 'getInitialAppProps'];
const ofWrapper = { kind: 'registration', receivers: ['next-redux-wrapper#createWrapper()'], methods: wrappers, phase: 'request' } as const;

export const nextReduxWrapper = {
  name: 'next-redux-wrapper',
  partOf: 'next',
  packages: ['next-redux-wrapper'],
  source: { url: 'https://github.com/kirill-konshin/next-redux-wrapper#usage', versions: '7 || 8' },
  home: 'a variable of the function',
  entryPoints: [
    // Called for each page, to make the store of that page.
    { kind: 'call', callees: ['next-redux-wrapper#createWrapper'], handlers: [{ at: 0 }], phase: 'request', parameters: ['next@pageContext'] },
    // `wrapper.getServerSideProps((store) => async (context) => …)`
    { ...ofWrapper, handlers: [{ at: 0 }], parameters: ['next-redux-wrapper@page.store'] },
    { ...ofWrapper, handlers: [{ at: 0, answered: true }], parameters: ['next@pageContext'] },
  ],
  objects: { page: {} },
  decorations: [{ receivers: ['next-redux-wrapper#'], methods: ['createWrapper'], target: 'next-redux-wrapper@page', as: 'store', answerOf: 0 }],
} satisfies Framework;
