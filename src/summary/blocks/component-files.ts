/**
 * Files that hold the script of a component beside its mark-up, as data: which parts of them are script, and when these run.
 */
export interface ComponentFile {
  /** How the names of such files end. */
  readonly extension: string;
  /** The page these facts were read from. */
  readonly source: string;
  /** Its scripts, by how they are marked; the first kind that fits counts. What fits none is not read: it runs in the browser, or is no script. */
  readonly scripts: readonly ScriptKind[];
  /** What a script that says nothing of its language is written in. */
  readonly language: Language;
  /** Whether `export` in a script that runs for each component makes an export of the file, or a property that users of the component set. */
  readonly exported: 'module' | 'property';
  /** The label of statements that run again when what they read changes, and that declare the names which they assign: `$: total = a + b`. */
  readonly reactiveLabel?: string;
  /** What a name begins with that stands for what the store of the rest of the name holds: `$user` is the value of `user`. */
  readonly storePrefix?: string;
}

/** A script, by how it is marked. */
export type ScriptKind = FencedScript | TaggedScript;

interface Script {
  /** What those who write such files call it. */
  readonly name: string;
  readonly runs: Runs;
}

/** It stands between two lines of this text, at the start of the file. */
export interface FencedScript extends Script {
  readonly fence: string;
  readonly tag?: never;
}

/** It stands in an element that stands in no other, and that has an attribute, with a value where one is given. */
export interface TaggedScript extends Script {
  readonly tag: string;
  readonly attribute?: readonly [name: string, value?: string];
  readonly fence?: never;
}

/** `once`: when the file is loaded, as any module. `for each component`: each time that a component is rendered. */
export type Runs = 'once' | 'for each component';

/** As the native parser calls them. */
export type Language = 'js' | 'jsx' | 'ts' | 'tsx';

export const componentFiles: readonly ComponentFile[] = [
  {
    extension: '.vue',
    source: 'https://vuejs.org/api/sfc-script-setup.html',
    scripts: [
      { name: '<script setup>', tag: 'script', attribute: ['setup'], runs: 'for each component' },
      { name: '<script>', tag: 'script', runs: 'once' },
    ],
    language: 'jsx',
    exported: 'module',
  },
  {
    extension: '.svelte',
    source: 'https://svelte.dev/docs/svelte/svelte-files',
    scripts: [
      { name: '<script module>', tag: 'script', attribute: ['module'], runs: 'once' },
      { name: '<script module>', tag: 'script', attribute: ['context', 'module'], runs: 'once' },
      { name: '<script>', tag: 'script', runs: 'for each component' },
    ],
    language: 'js',
    exported: 'property',
    reactiveLabel: '$',
    storePrefix: '$',
  },
  {
    extension: '.astro',
    source: 'https://docs.astro.build/en/basics/astro-components/',
    // Scripts in tags run in the browser.
    scripts: [{ name: 'the frontmatter', fence: '---', runs: 'for each component' }],
    language: 'ts',
    exported: 'module',
  },
];

/** The languages that a tag may name, as `lang="ts"` or `type="text/typescript"`. */
export const languages: Readonly<Record<string, Language>> = {
  js: 'jsx',
  javascript: 'jsx',
  jsx: 'jsx',
  ts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
  module: 'jsx',
};

/** How a file of this name holds script; undefined when it is script and nothing else. */
export function componentFileOf(file: string): ComponentFile | undefined {
  return componentFiles.find(({ extension }) => file.endsWith(extension));
}
