import type { ModuleOutline, ModuleSummary } from '../../summary/module-summary.ts';
import { summarizeText } from '../../summary/summarize-text.ts';
import type { IndexedFile } from '../project-index.ts';
import { readText } from './text.ts';

/** A file that hardly takes part in serving: it is read again, and summarised, when the analysis gets to it after all. */
export class OutlinedFile implements IndexedFile {
  readonly requests: readonly string[];
  readonly inert: boolean;
  private readonly path: string;
  private readonly maxFileSize: number;
  private made: ModuleSummary | undefined;

  constructor(path: string, { requests }: ModuleOutline, inert: boolean, maxFileSize: number) {
    this.path = path;
    this.requests = requests;
    this.inert = inert;
    this.maxFileSize = maxFileSize;
  }

  get summary(): ModuleSummary {
    return (this.made ??= summaryAt(this.path, this.maxFileSize) ?? summaryOfNothing());
  }
}

function summaryAt(path: string, maxFileSize: number): ModuleSummary | undefined {
  const reading = readText(path, 0, maxFileSize);
  return reading.kind === 'text' ? summarizeText(path, reading.text).summary : undefined;
}

/** A file that has gone or become unreadable since it was outlined counts as empty until the project is refreshed. */
function summaryOfNothing(): ModuleSummary {
  const { summary } = summarizeText('empty.ts', '');
  if (summary === undefined) throw new Error('an empty file has a summary');
  return summary;
}
