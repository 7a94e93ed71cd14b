/** Where modules are imported from by an address: what stands for which package. */

/** Hosts that serve the packages of npm under their names, and what they put before a name. */
export const npmHosts: Readonly<Record<string, RegExp>> = {
  'esm.sh': /^(?:v\d+\/|stable\/|\*)/,
  'cdn.jsdelivr.net': /^npm\//,
  'cdn.skypack.dev': /^(?:-\/|pin\/)/,
  'unpkg.com': /^/,
};

/** Modules of deno.land, and packages of JSR, that have another name elsewhere. */
export const otherNames: Readonly<Record<string, string>> = {
  'deno.land/std': '@std',
  'deno.land/x/hono': 'hono',
  'deno.land/x/oak': '@oak/oak',
  '@hono/hono': 'hono',
};
