import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, each } from './writes.ts';

const highlighters = ['highlight.js#', 'highlight.js/lib/core#', 'highlight.js/lib/common#'];

/** Template engines, Markdown, and highlighters. */
export const templateEngines = [
  {
    id: 'marked.use',
    of: 'marked',
    writes: [
      ...called(...each(['marked#', 'marked#marked'], ['use', 'setOptions', 'options'])),
      ...assigned(...each(['marked#', 'marked#marked'], ['defaults'])),
    ],
    why: 'extensions pile up and work on the texts of all requests',
    instead: 'create `new Marked(options, …extensions)` once',
    source: 'Marked documentation, "Advanced usage: creating instances"',
  },
  {
    id: 'markdown-it',
    of: 'the markdown-it parser',
    writes: [
      ...called(...each(['markdown-it#()'], ['use', 'set', 'enable', 'disable'])),
      ...assignedBelow('markdown-it#().renderer.rules'),
    ],
    why: 'the rules of this request work on the texts of all others',
    instead: 'create `new MarkdownIt()` for each set of rules, and pass data as `env` to `render()`',
    source: 'markdown-it README, "API"',
  },
  {
    id: 'hljs.configure',
    of: 'highlight.js',
    writes: called(...each(highlighters, ['configure', 'registerLanguage', 'addPlugin', 'registerAliases'])),
    why: 'options and plugins stay for the texts of all requests',
    instead: 'make an instance of its own with `hljs.newInstance()`',
    source: 'highlight.js documentation, "Core API"',
  },
  {
    id: 'prism',
    of: 'Prism',
    writes: [...assignedBelow('prismjs#languages'), ...called('prismjs#hooks.add')],
    why: 'grammars and hooks stay for the texts of all requests',
    instead: 'set them up at start-up',
    source: 'Prism documentation, "Extending Prism"',
  },
  {
    id: 'handlebars.register',
    of: 'Handlebars',
    writes: [
      ...called(
        ...each(
          ['handlebars#', 'handlebars/runtime#'],
          ['registerHelper', 'registerPartial', 'registerDecorator', 'unregisterHelper', 'unregisterPartial'],
        ),
        ...each(['hbs#'], ['registerHelper', 'registerPartial']),
      ),
      ...assigned('handlebars#escapeExpression'),
    ],
    why: "other pages are rendered with this request's helper and the data it keeps",
    instead: 'pass `{ helpers, partials, data }` as the second argument of the template',
    source: 'Handlebars documentation, "Runtime options" and "Handlebars.create"',
  },
  {
    id: 'nunjucks.globals',
    of: 'the Nunjucks environment',
    writes: called(
      ...each(['nunjucks#Environment()', 'nunjucks#configure()'], ['addGlobal', 'addFilter', 'addExtension']),
      'nunjucks#configure',
    ),
    why: 'every other page is rendered with it',
    instead: "pass it in the template's own context, as in `env.render(name, context)`",
    source: 'Nunjucks documentation, "Environment"',
  },
  {
    id: 'ejs.globals',
    of: 'EJS',
    writes: assigned(...each(['ejs#'], ['delimiter', 'cache', 'fileLoader', 'escapeXML'])),
    why: 'every other page is rendered with it',
    instead: 'pass it in the options of `ejs.render()`',
    source: 'EJS documentation, "Options"',
  },
  {
    id: 'pug-filters',
    of: 'Pug',
    writes: assignedBelow('pug#filters'),
    why: 'every other page is rendered with it',
    instead: 'pass `filters` in the options of `pug.render()`',
    source: 'Pug documentation, "Options"',
  },
  {
    id: 'liquid',
    of: 'the LiquidJS engine',
    writes: called(...each(['liquidjs#Liquid()'], ['registerFilter', 'registerTag', 'plugin'])),
    why: 'every other page is rendered with it',
    instead: 'pass `globals` in the options of `render()`',
    source: 'LiquidJS documentation, "Register filters and tags"',
  },
  {
    id: 'mustache',
    of: 'Mustache',
    writes: assigned(...each(['mustache#'], ['tags', 'escape', 'templateCache'])),
    why: 'every other page is rendered with it',
    instead: 'pass `{ tags, escape }` as the last argument of `Mustache.render()`',
    source: 'mustache.js README, "Custom delimiters"',
  },
] satisfies readonly GlobalSetting[];
