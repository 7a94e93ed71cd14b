import picomatch from 'picomatch';

/**
 * Files that are part of a project but never of a running server: tests, stories, build configuration, one-shot scripts,
 * migrations and seeds. What they do at their top level is not the server's boot phase, and what they register serves no
 * requests. Globs below the root of the index.
 */
const neverServed = [
  '**/*.{test,spec,e2e-spec,e2e,bench,stories,story,cy}.{js,jsx,mjs,cjs,ts,tsx,mts,cts}',
  '**/{__tests__,__mocks__,__fixtures__,cypress,e2e,playwright}/**',
  '**/{test,tests,spec,specs,testing}/**',
  '**/*{-,.}{test,tests}{-,.}{utils,util,helpers,helper,setup}.*',
  '**/{test-utils,test-helpers,testUtils,testHelpers}{/**,.*}',
  // `live.config` holds loaders that Astro calls for each request.
  '**/!(live).config.{js,mjs,cjs,ts,mts,cts}',
  '**/{gulpfile,gruntfile,Gruntfile,Gulpfile,karma.conf,webpack.*}.{js,mjs,cjs,ts}',
  '**/{migrations,seeds,seeders}/**',
];

/** Tells of each file of an index whether it may be part of a running server. */
export function serverFileFilter(root: string): (path: string) => boolean {
  const ignored = picomatch(neverServed);
  return (path) => !ignored(path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path);
}
