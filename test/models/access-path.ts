const name = String.raw`(?:[\w$]+|\*)(?:\(\))*`;
const names = String.raw`${name}(?:\.${name})*`;
const root = String.raw`(?:(?:node|astro|cloudflare):\w+(?:/\w+)?|(?:@[\w.-]+/)?[$\w.-]+(?:/@?[\w.-]+)*)`;

/** A package, `#`, and the steps from it: `express#Router().route()`; `koa#` is the package itself. */
export const packagePath = new RegExp(String.raw`^${root}#(?:(?:\(\))+(?:\.${names})?|${names})?$`);

/** A framework, `@`, and one of its objects: `express@request.app`. */
export const objectPath = new RegExp(String.raw`^(?<framework>[a-z][\w.-]*)@(?<object>\w+)(?:\.${names})?$`);
