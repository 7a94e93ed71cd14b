/** The tests that each case has to pass, whatever made its `after`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';

import { applyRemedy, reportedIn } from './apply.ts';
import { type RemedyCase, remedyCases } from './cases.ts';
import { harms } from './harms.ts';
import { copyOf, sourcesIn } from './running-server.ts';
import { outcomeOf } from './scene.ts';

/** Proves each case whose `after` comes of one thing. */
export function prove(by: RemedyCase['by']): void {
  describe.each(remedyCases().filter((one) => one.by === by))('$remedy, $name', (one) => {
    test('is reported before, and not after', async () => {
      using before = copyOf(one.before);
      expect(await reportedIn(before.path)).toContainEqual(expect.stringMatching(`^${one.finding} `));
      using after = copyOf(one.after);
      expect(await reportedIn(after.path)).toEqual(Object.keys(one.left));
    });

    if (by !== 'hand') {
      test('is cured by the edit that is offered', async () => {
        using copy = copyOf(one.before);
        await applyRemedy(one, copy.path);
        mkdirSync(one.after, { recursive: true }); // snapshots are written when all is over
        for (const file of [...sourcesIn(copy.path), 'package.json']) {
          await expect(readFileSync(join(copy.path, file), 'utf8')).toMatchFileSnapshot(join(one.after, file));
        }
        expect(sourcesIn(copy.path)).toEqual(expect.arrayContaining(sourcesIn(one.after)));
      });
    }

    test('does harm before, and none after', async () => {
      const harm = harms[one.harm];
      const { protocol, workers, waits, stores } = one;
      const [before, after] = await Promise.all([
        outcomeOf(one.before, harm, { protocol, workers, waits: false, stores, cluster: clusterUrl }),
        outcomeOf(one.after, harm, { protocol, workers, waits, stores, cluster: clusterUrl }),
      ]);
      expect(before).toEqual(harm.harmed);
      expect(after).toEqual(harm.cured);
    });
  });
}

/** The address of the cluster of PostgreSQL; says why when there is none. */
export function clusterUrl(): string {
  const cluster = inject('cluster');
  if ('error' in cluster) throw new Error(cluster.error);
  return cluster.url;
}
