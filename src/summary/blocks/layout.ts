import { createRequire } from 'node:module';

import type * as htmlparser2 from 'htmlparser2';

import { componentFileOf, languages, type ComponentFile, type Language, type FencedScript, type ScriptKind } from './component-files.ts';

/** Where the scripts of a component's file stand. */
export interface Layout {
  readonly file: ComponentFile;
  /** In the order in which they stand. */
  readonly blocks: readonly ScriptBlock[];
  /** What `<script src="…">` names: its script stands in that file. */
  readonly sources: readonly string[];
  /** Why the file cannot be read, and where. */
  readonly fault?: Fault;
}

interface Fault {
  readonly reason: string;
  readonly at: number;
}

/** A stretch of script, in offsets into the text (UTF-16 code units, without a byte order mark). */
export interface ScriptBlock {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
  readonly kind: ScriptKind;
}

/**
 * Finds the scripts in a file that is named as a component's; undefined for a file that is script and nothing else. Never throws:
 * what has no end, or is written in another language, is a fault.
 *
 * **Blind spots**: expressions in the mark-up. A fence in a string or comment ends the script.
 */
export function layoutOf(file: string, text: string): Layout | undefined {
  const kind = componentFileOf(file);
  if (kind === undefined) return undefined;
  const fenced = kind.scripts.find((one) => one.fence !== undefined);
  return fenced === undefined ? taggedScripts(kind, text) : fencedScript(kind, fenced, text);
}

/** The block that holds an offset. */
export function blockAt({ blocks }: Layout, offset: number): ScriptBlock | undefined {
  return blocks.find(({ start, end }) => start <= offset && offset < end);
}

/** A script as a text of its own. What stands before it in the file is blank, so that offsets are the same. */
export function textOfBlock({ start, end }: ScriptBlock, text: string): string {
  return ' '.repeat(start) + text.slice(start, end);
}

function fencedScript(file: ComponentFile, kind: FencedScript, text: string): Layout {
  const { fence } = kind;
  const at = text.search(/\S/);
  if (at === -1 || !text.startsWith(fence, at)) return { file, blocks: [], sources: [] };
  const start = at + fence.length;
  for (let end = text.indexOf(fence, start); end !== -1; end = text.indexOf(fence, end + 1)) {
    const lineStart = text.lastIndexOf('\n', end - 1) + 1;
    if (lineStart > at && text.slice(lineStart, end).trim() === '') return { file, blocks: [{ start, end, language: file.language, kind }], sources: [] };
  }
  return { file, blocks: [], sources: [], fault: { reason: `The script between '${fence}' has no end`, at } };
}

/**
 * The scripts that stand in no other element. Mark-up of components is not quite HTML, and a `<` in an expression may pass for a tag
 * that nothing closes; so only an element that is closed behind a script counts as one around it.
 */
function taggedScripts(file: ComponentFile, text: string): Layout {
  const { Parser } = createRequire(import.meta.url)('htmlparser2') as typeof htmlparser2; // loaded when there is something to parse
  const finder = new ScriptFinder(file);
  const options = { lowerCaseTags: false, lowerCaseAttributeNames: false, recognizeSelfClosing: true, decodeEntities: false };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (!finder.open(name, attributes, parser)) parser.pause();
      },
      onclosetag: (_, isImplied) => finder.close(isImplied, parser),
    },
    options,
  );
  parser.end(text);
  return finder.layout();
}

/** Offsets of the first and last character of what the parser is at. */
interface Place {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** A script while its tag is open. */
interface OpenScript {
  readonly kind: ScriptKind;
  readonly tag: number;
  readonly start: number;
  readonly language: Language | undefined;
  readonly named: string;
  /** The file that the script stands in, when it is not this one. */
  readonly src: string | undefined;
}

type Found = { readonly kind: ScriptKind } & ({ readonly block: ScriptBlock } | { readonly src: string } | { readonly fault: Fault });

/** Elements nest less deeply than this; the time that the parser takes grows with the square of the depth. */
const deepest = 2000;

/** Is told of tags in turn, and keeps what scripts there are. */
class ScriptFinder {
  private readonly file: ComponentFile;
  private readonly found: Found[] = [];
  /** How many had been found before each of the elements that are open. */
  private readonly before: number[] = [];
  private script: OpenScript | undefined;
  private tooDeep: Fault | undefined;

  constructor(file: ComponentFile) {
    this.file = file;
  }

  /** False when there is no point in reading on. */
  open(name: string, attributes: Attributes, { startIndex, endIndex }: Place): boolean {
    if (this.before.push(this.found.length) > deepest) {
      this.tooDeep = { reason: 'Nested too deeply', at: startIndex };
      return false;
    }
    const kind = this.file.scripts.find((one) => one.tag === name && isMarked(attributes, one.attribute));
    const language = languageOf(attributes, this.file);
    if (kind === undefined || language === 'data') return true;
    const { src, lang, type } = attributes;
    this.script = { kind, tag: startIndex, start: endIndex + 1, language, named: lang ?? type ?? '', src };
    return true;
  }

  close(isImplied: boolean, place: Place): void {
    const before = this.before.pop() ?? 0;
    const { script } = this;
    this.script = undefined;
    if (script !== undefined) this.found.push(...foundAt(script, isImplied, place));
    else if (!isImplied) this.found.length = before;
  }

  /** A file has one script of each kind; of several the first counts. */
  layout(): Layout {
    const firsts = this.found.filter(({ kind }, index) => this.found.findIndex((one) => one.kind === kind) === index);
    const fault = this.tooDeep ?? firsts.flatMap((one) => ('fault' in one ? one.fault : []))[0];
    return {
      file: this.file,
      blocks: firsts.flatMap((one) => ('block' in one ? one.block : [])),
      sources: firsts.flatMap((one) => ('src' in one ? one.src : [])),
      ...(fault === undefined ? {} : { fault }),
    };
  }
}

function foundAt({ kind, src, language, named, start, tag }: OpenScript, isImplied: boolean, { startIndex, endIndex }: Place): readonly Found[] {
  if (src !== undefined) return [{ kind, src }];
  if (language === undefined) return [{ kind, fault: { reason: `A script is written in '${named}'`, at: tag } }];
  if (!isImplied) return [{ kind, block: { start, end: startIndex, language, kind } }];
  // `<script />` ends where it starts.
  return endIndex < start ? [] : [{ kind, fault: { reason: 'A script has no end', at: tag } }];
}

type Attributes = Readonly<Record<string, string>>;

function isMarked(attributes: Attributes, attribute: readonly [name: string, value?: string] | undefined): boolean {
  if (attribute === undefined) return true;
  const [name, value] = attribute;
  return attributes[name] !== undefined && (value === undefined || attributes[name] === value);
}

/** Undefined for a language that is not ours; `data` for what is no script at all. */
function languageOf({ lang, type }: Attributes, { language }: ComponentFile): Language | 'data' | undefined {
  if (lang !== undefined && lang !== '') return languages[lang.toLowerCase()];
  if (type === undefined || type === '') return language;
  return languages[type.toLowerCase().replace(/^(?:application|text)\/(?:x-)?/, '')] ?? 'data';
}
