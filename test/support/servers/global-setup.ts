/** One cluster of PostgreSQL for all tests of the remedies, since it takes longest to start. */
import type { TestProject } from 'vitest/node';

import { startCluster } from './stores.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the cluster, or why there is none. */
    readonly cluster: { readonly url: string } | { readonly error: string };
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const cluster = await startCluster();
    project.provide('cluster', { url: cluster.url });
    return () => cluster.stop();
  } catch (error) {
    project.provide('cluster', { error: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
