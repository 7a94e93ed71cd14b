import { posix } from 'node:path';

import type { Finding } from '../findings/finding.ts';
import { isReportedBy } from '../findings/rules-of-findings.ts';
import { sentence } from '../findings/words.ts';
import { analyze } from '../project/analyze.ts';
import { withSource } from '../project/load.ts';
import type { ProjectIndex } from '../project/project-index.ts';
import { summarizeText } from '../summary/summarize-text.ts';
import { compareTypes } from './compare-types.ts';
import { Refusal } from './refusal.ts';
import type { Sources } from './sources.ts';

/** What is compared before and after. */
export interface Before {
  /** The findings that are to go. */
  readonly chosen: readonly Finding[];
  /** All that hold, also those that others stand in for: when these go, the rest comes to light. */
  readonly all: readonly Finding[];
  /** Packages that need not be installed yet. */
  readonly packages: readonly string[];
}

/** Refuses when the changed project has new faults of type, the finding is still there, or another one has come. */
export function verify(sources: Sources, texts: ReadonlyMap<string, string>, before: Before): void {
  const after = indexWith(sources.index, texts);
  const { findings } = analyze(after);
  const left = before.chosen.find((finding) => findings.some((one) => isSame(one, finding)));
  if (left !== undefined) throw new Refusal(`the finding would still be there: ${sentence(left)}`);
  const known = new Set(before.all.map(fingerprint));
  const added = findings.find((finding) => isReportedBy('recommended', finding) && !known.has(fingerprint(finding)));
  if (added !== undefined) throw new Refusal(`the change would bring another finding, ${posix.basename(added.file)}:${added.loc.start.line}: ${sentence(added)}`);
  compareTypes(sources, texts, before.packages);
}

/** The index with the texts that files are going to have. */
function indexWith(index: ProjectIndex, texts: ReadonlyMap<string, string>): ProjectIndex {
  let changed = index;
  for (const [path, text] of texts) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    const { summary, error } = summarizeText(path, text);
    if (summary === undefined) throw new Refusal(`the change would leave ${posix.basename(path)} broken: ${error}`);
    changed = withSource(changed, path, summary);
  }
  return changed;
}

/** What is said of the same state in the same way is the same, whatever lines have moved. */
function fingerprint(finding: Finding): string {
  return `${finding.kind} ${finding.file} ${'state' in finding ? finding.state.name : 'name' in finding ? finding.name : ''}`;
}

function isSame(one: Finding, other: Finding): boolean {
  return fingerprint(one) === fingerprint(other);
}
