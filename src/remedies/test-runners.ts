/** Runners of tests that wait for what a test or a hook answers. */
export interface TestRunner {
  readonly package: string;
  /** What it exports that takes such a function; `default` for the package itself. */
  readonly functions: readonly string[];
  /** The same names stand for them where nothing is imported. */
  readonly isGlobal?: true;
  /** A function with a parameter is handed one to call when it is done, and must not answer with a promise as well. */
  readonly callsBack?: true;
  readonly source: string;
}

const hooks = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

export const testRunners: readonly TestRunner[] = [
  { package: 'node:test', functions: ['default', 'test', 'it', 'before', 'after', 'beforeEach', 'afterEach'], source: 'https://nodejs.org/api/test.html' },
  { package: 'vitest', functions: ['test', 'it', ...hooks], source: 'https://vitest.dev/api/' },
  { package: 'bun:test', functions: ['test', 'it', ...hooks], source: 'https://bun.sh/docs/test/writing' },
  { package: '@jest/globals', functions: ['test', 'it', ...hooks], isGlobal: true, callsBack: true, source: 'https://jestjs.io/docs/asynchronous' },
  { package: 'mocha', functions: ['test', 'it', 'specify', 'before', 'after', 'beforeEach', 'afterEach', 'setup', 'teardown'], isGlobal: true, callsBack: true, source: 'https://mochajs.org/#asynchronous-code' },
  { package: 'ava', functions: ['default'], source: 'https://github.com/avajs/ava/blob/main/docs/01-writing-tests.md' },
];
