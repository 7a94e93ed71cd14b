import { runProject } from '../../src/project/analyze.ts';
import { projectInMemory, type Files } from './project-in-memory.ts';

/** The names of the functions that are found to run while serving. */
export function servedFunctions(code: Files | string): string[] {
  const { modules, propagation } = runProject(projectInMemory(typeof code === 'string' ? { 'app.ts': code } : code));
  return modules.flatMap((module) => [...module.allActivations()].filter((one) => one.serves && propagation.hasRun(one)).map(({ summary }) => summary.name));
}
