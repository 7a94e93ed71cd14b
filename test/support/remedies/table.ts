/** What docs/remedies.md says of the cases. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { contextHomes } from '../../../src/remedies/contexts.ts';
import { type RemedyCase, remediesFolder, remedyCases } from './cases.ts';
import { harms } from './harms.ts';

const makers: Readonly<Record<RemedyCase['by'], string>> = { suggestion: 'suggestion', migrate: 'migrate', hand: 'by hand' };
const letters: Readonly<Record<RemedyCase['by'], string>> = { suggestion: 's', migrate: 'm', hand: 'h' };

/** Remedies in rows, frameworks in columns, and how the edit is made in the cells. */
export function remedyMatrix(): string {
  const cases = remedyCases();
  const frameworks = unique(cases.map(({ framework }) => framework));
  const rows = unique(cases.map(({ remedy }) => remedy)).map((remedy) => {
    const cells = frameworks.map((framework) => {
      const here = cases.filter((one) => one.remedy === remedy && one.framework === framework);
      return unique(here.map(({ by }) => letters[by])).join(' ');
    });
    return row([remedy, ...cells]);
  });
  return [row(['', ...frameworks]), row([':--', ...frameworks.map(() => ':-:')]), ...rows].join('\n');
}

/** One row for each case, and one for each home of the context that edits know and no case runs. */
export function remedyTable(): string {
  const cases = remedyCases();
  const proven = cases.map(({ remedy, name, by, to, harm }) =>
    row([`[${remedy}, ${name}](../fixtures/remedies/${remedy}/${name})`, harms[harm].story, by === 'migrate' ? `\`migrate --to ${to}\`` : makers[by], 'yes']),
  );
  const known = new Set(cases.filter(({ remedy }) => remedy === 'context').map(({ framework }) => framework));
  const unproven = contextHomes.filter(({ framework }) => !known.has(framework)).map(({ framework }) => row([`context, ${framework}`, '', 'suggestion or `migrate`', 'no']));
  return [row(['Case', 'What goes wrong before', 'Edit', 'Proven by running']), row([':--', ':--', ':--', ':-:']), ...proven, ...unproven].join('\n');
}

/** The servers of the article, with a link to each. */
export function articleTable(): string {
  const article = join(remediesFolder, 'flask-article');
  const frameworks = readdirSync(article).sort();
  const alternatives = unique(frameworks.flatMap((framework) => readdirSync(join(article, framework))));
  const rows = alternatives.map((name) => row([name, ...frameworks.map((framework) => `[${framework}](../fixtures/remedies/flask-article/${framework}/${name}/server.ts)`)]));
  return [row(['', ...frameworks]), row([':--', ...frameworks.map(() => ':--')]), ...rows].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
