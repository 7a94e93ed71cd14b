import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import { summaryVersion } from '../../summary/module-summary.ts';
import { outlineText, type Outlined } from '../../summary/outline-text.ts';
import { summarizeText, type Summarized } from '../../summary/summarize-text.ts';

/**
 * The summaries that an earlier process made of a project, by the texts that they were made of: reading them takes a third of the
 * time of parsing. One file for a project: a line of JSON that says where each summary lies in the rest.
 *
 * A file that is missing, damaged, or of another version of the plugin is an empty cache.
 */
export class SummaryCache {
  private readonly file: string;
  private readonly stamp: string;
  private readonly known: Known;
  /** What the project holds now, by key: a stretch of the old file, or a summary that is new. */
  private readonly used = new Map<string, Stretch | Outlined>();
  private fresh = 0;

  private constructor(file: string) {
    this.file = file;
    this.stamp = stampOfCode();
    this.known = readKnown(file, this.stamp);
  }

  /** The cache of a project that has a `node_modules` folder; it lies where tools keep such things. */
  static open(root: string, reach: string): SummaryCache | undefined {
    const modules = join(root, 'node_modules');
    if (!existsSync(modules)) return undefined;
    return new SummaryCache(join(modules, '.cache', 'eslint-plugin-shared-state', `${reach}.summaries`));
  }

  summaryOf(file: string, text: string): Summarized {
    return this.remembered('summary', file, text, summarizeText);
  }

  outlineOf(file: string, text: string): Outlined {
    return this.remembered('outline', file, text, outlineText);
  }

  private remembered<T extends Outlined>(what: string, file: string, text: string, make: (file: string, text: string) => T): T {
    const key = hash('sha1', `${what}${extname(file)}\n${text}`, 'base64');
    const stretch = this.known.stretches[key];
    const old = stretch && parseStretch<T>(this.known.bytes, stretch);
    if (stretch !== undefined && old !== undefined) {
      this.used.set(key, stretch);
      return old;
    }
    const made = make(file, text);
    this.used.set(key, made);
    this.fresh += 1;
    return made;
  }

  /** Writes what the project holds now, if enough of it is new to be worth the while. */
  save(): void {
    if (this.fresh <= fewFresh + this.used.size * smallShare) return;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      // Processes that run side by side each write a file of their own, and the last one stays.
      const own = `${this.file}.${process.pid}`;
      writeFileSync(own, this.bytes());
      renameSync(own, this.file);
    } catch {
      // A folder that cannot be written to keeps no cache.
    }
  }

  private bytes(): Buffer {
    const parts: Buffer[] = [];
    const stretches: Record<string, Stretch> = {};
    let end = 0;
    for (const [key, entry] of this.used) {
      const part = isStretch(entry) ? this.known.bytes.subarray(...entry) : Buffer.from(JSON.stringify(entry));
      parts.push(part);
      stretches[key] = [end, (end += part.length)];
    }
    return Buffer.concat([Buffer.from(`${JSON.stringify({ stamp: this.stamp, stretches })}\n`), ...parts]);
  }
}

/** Start and end of a summary among the bytes after the first line. */
type Stretch = readonly [start: number, end: number];

interface Known {
  readonly stretches: Readonly<Record<string, Stretch>>;
  readonly bytes: Buffer;
}

/** Writing a whole file for a few new summaries costs more than making them again. */
const fewFresh = 20;
const smallShare = 0.02;

function readKnown(file: string, stamp: string): Known {
  const none: Known = { stretches: {}, bytes: Buffer.alloc(0) };
  try {
    const bytes = readFileSync(file);
    const lineEnd = bytes.indexOf('\n');
    const head = JSON.parse(bytes.toString('utf8', 0, lineEnd)) as { readonly stamp: string; readonly stretches: Known['stretches'] };
    return head.stamp === stamp ? { stretches: head.stretches, bytes: bytes.subarray(lineEnd + 1) } : none;
  } catch {
    return none;
  }
}

function parseStretch<T>(bytes: Buffer, [start, end]: Stretch): T | undefined {
  try {
    return JSON.parse(bytes.toString('utf8', start, end)) as T;
  } catch {
    return undefined;
  }
}

function isStretch(entry: Stretch | Outlined): entry is Stretch {
  return Array.isArray(entry);
}

/** What summaries depend on beside the text: our version, and for those who work on it, the state of the code that makes them. */
function stampOfCode(): string {
  const { version } = createRequire(import.meta.url)('eslint-plugin-shared-state/package.json') as { readonly version: string };
  const src = join(import.meta.dirname, '../..');
  const files = ['summary', 'syntax'].flatMap((room) => readdirSync(join(src, room), { recursive: true, withFileTypes: true }));
  const states = files.map(({ parentPath, name }) => {
    const { size, mtimeMs } = statSync(join(parentPath, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return hash('sha1', [version, summaryVersion, ...states].join('\n'), 'base64');
}
