import type { EntryPointMatch, Finding, FindingKind } from '../findings/finding.ts';
import type { Framework } from '../frameworks/framework.ts';
import { choose } from '../remedies/choose.ts';
import { boot } from './values/abstract-value.ts';
import { decorateMethods } from './entry-points/decorated-methods.ts';
import { ServingGraph } from './graph/call-graph.ts';
import { WriteCollector } from './writes/collect-writes.ts';
import { MethodEntryPoints } from './entry-points/method-entry-points.ts';
import { withoutOneClient } from './entry-points/one-client.ts';
import { ClassReader } from './graph/class-reader.ts';
import { Injector } from './injection/injector.ts';
import { findManagedClasses } from './injection/managed-classes.ts';
import { NamedRegistries } from './injection/named-registries.ts';
import { ProviderReader } from './injection/providers.ts';
import { TokenReader } from './injection/tokens.ts';
import type { LinkedModule } from './values/linked-module.ts';
import { AutoImportFinder } from './entry-points/auto-imports.ts';
import { EntryPointFinder } from './entry-points/find-entry-points.ts';
import { findGateways } from './entry-points/gateways.ts';
import { findTagged } from './entry-points/tagged.ts';
import { TimerFinder } from './entry-points/repeated/timers.ts';
import { playFinder } from './entry-points/in-play.ts';
import { findWrites } from './writes/find-writes.ts';
import { findListeners } from './uses/find-listeners.ts';
import { findRequestObjects } from './uses/find-request-objects.ts';
import { findConnections } from './uses/find-connections.ts';
import { AllowedClasses } from './writes/allowed.ts';
import { IntendedState } from './writes/intended.ts';
import { findLoans } from './uses/find-loans.ts';
import { findMissingShutdowns } from './uses/find-missing-shutdowns.ts';
import { findProcessLocalState } from './uses/find-process-local-state.ts';
import { findSharedClients } from './uses/find-shared-clients.ts';
import { RequestData } from './writes/request-data.ts';
import { findStatefulRegexps } from './uses/find-stateful-regexps.ts';
import { treeOf } from './values/knowledge.ts';
import { Linker, manifestFinder } from './graph/link-imports.ts';
import { ServerCalls } from './rendering/server-calls.ts';
import { Sides } from './rendering/sides.ts';
import { Propagation } from './graph/propagate.ts';
import type { Problem, ProjectIndex } from './project-index.ts';
import { serverFileFilter } from './graph/server-files.ts';
import { serverModules } from './graph/server-modules.ts';

/** What the analysis of a project answers. */
export interface Analysis {
  /** In the order of files and lines. */
  readonly findings: readonly Finding[];
  /** What holds of the places of findings as well: each place is reported as the most specific that holds, and an edit that cures that uncovers the rest. */
  readonly outranked: readonly Finding[];
  readonly entryPoints: readonly EntryPointMatch[];
  /** What is wrong with tags in comments. */
  readonly problems: readonly Problem[];
  /** What could not be followed, and is therefore silent. */
  readonly unknowns: { readonly unresolvedCalls: number; readonly unresolvedImports: number };
}

/**
 * # The project phase
 *
 * **Input.** The summaries of a project's files and where its imports lead; which kinds of findings are wanted, since some take a look
 * of their own. **Output.** {@link Finding}s, the entry
 * points, and counts of what stayed unknown. It never sees syntax.
 *
 * **Steps.** Every module's top level runs at boot on abstract values; calls that hand functions to a framework make
 * entry points, as do exports, types and signatures that descriptors name; from these on the same code runs while
 * serving. A write by serving code to a place that an activation at boot holds is a write to shared state. What harmless
 * idioms explain is left out.
 *
 * **Promise.** The same index gives the same findings. The cost is linear in the size of the project: each cell and each
 * activation has a bound on the work spent on it.
 *
 * **Blind spots** are listed in docs/limits.md.
 */
export function analyze(index: ProjectIndex, isWanted: (kind: FindingKind) => boolean = () => true): Analysis {
  const { linker, modules, propagation, problems } = runProject(index);
  const served = new Set(modules.map(({ path }) => path));
  propagation.evaluator.run++;
  const entries = withoutOneClient(propagation.entries, linker, index.frameworks).filter(({ isSent }) => !isSent);
  const sides = new Sides(linker);
  const graph = new ServingGraph(entries, new ServerCalls(propagation.evaluator, sides));
  const reached = { graph, modules, propagation, requestData: new RequestData(propagation.evaluator, graph) };
  const intended = new IntendedState(modules);
  const writes = findWrites({ ...reached, intended, allowed: new AllowedClasses(propagation.evaluator, index.allowed), sides, collector: new WriteCollector(propagation.evaluator, propagation.answers) });
  const uses: readonly Finding[] = [
    ...findRequestObjects(reached),
    ...findStatefulRegexps(reached),
    ...findListeners(reached),
    ...findConnections(reached),
    ...findSharedClients(reached),
    ...findLoans(reached),
    ...(isWanted('process-local-state') ? findProcessLocalState(reached) : []),
    ...(isWanted('missing-shutdown') ? findMissingShutdowns(reached) : []),
  ];
  const inOrder = (findings: readonly Finding[]): readonly Finding[] => withRemedies(findings.filter(({ file }) => served.has(file)).sort(byPlace), index);
  return {
    findings: inOrder([...writes.reported, ...uses]),
    outranked: inOrder(writes.outranked),
    entryPoints: [...propagation.matches.values()].flatMap((places) => [...places.values()]),
    problems: [...problems, ...intended.problems()],
    unknowns: countUnknowns(graph, linker),
  };
}

/** A project that has been run. */
interface Run {
  readonly linker: Linker;
  readonly modules: readonly LinkedModule[];
  readonly propagation: Propagation;
  readonly problems: readonly Problem[];
}

/** The project run on abstract values until nothing new is found. */
export function runProject(index: ProjectIndex): Run {
  const { frameworks } = index;
  const linker = new Linker(index);
  const serves = serverFileFilter(index.root);
  const inPlay = playFinder(linker, frameworks, serves);
  linker.autoImports = new AutoImportFinder(linker, inPlay, frameworks);
  const propagation = new Propagation(linker, treeOf(frameworks), inPlay);
  const finder = new EntryPointFinder(propagation, linker, inPlay, frameworks);
  const modules = serverModules([...linker.modules.values()].filter((module) => serves(module.path) && !finder.isBrowserFile(module)), linker, frameworks, (module) => finder.isHandlerFile(module), finder.inPlay);
  linker.serving = modules;
  for (const module of modules) propagation.start(module.activation(0, boot));
  propagation.run();
  decorateMethods(propagation, modules);
  const methods = provideInstances({ propagation, linker, modules, finder, frameworks });
  finder.findExports(modules);
  const problems = findTagged(propagation, modules);
  methods.find();
  propagation.run();
  finder.findTyped(modules);
  propagation.run();
  finder.findFactories(modules);
  propagation.run();
  methods.findUncalled();
  propagation.run();
  finder.findWitnessed(modules);
  finder.findCalling(modules);
  findGateways(propagation, modules);
  propagation.run();
  const timers = new TimerFinder(propagation, modules);
  timers.start();
  propagation.run();
  timers.admit();
  propagation.run();
  return { linker, modules, propagation, problems };
}

/** What the project can do about a finding depends on what the nearest package.json names. */
function withRemedies(findings: readonly Finding[], { packages }: ProjectIndex): readonly Finding[] {
  const manifestOf = manifestFinder(packages);
  return findings.map((finding) => ({ ...finding, remedy: choose(finding, manifestOf(finding.file)?.dependencies ?? nothing) }));
}

const nothing: ReadonlySet<string> = new Set();

function byPlace(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start;
}

interface Parts {
  readonly propagation: Propagation;
  readonly linker: Linker;
  readonly modules: readonly LinkedModule[];
  readonly finder: EntryPointFinder;
  readonly frameworks: readonly Framework[];
}

/** Makes the instances that containers make, and runs what these call while the process starts. */
function provideInstances({ propagation, linker, modules, finder, frameworks }: Parts): MethodEntryPoints {
  const { evaluator } = propagation;
  const reader = new ClassReader(evaluator);
  const tokens = new TokenReader(evaluator, linker);
  const managed = findManagedClasses(modules, frameworks, reader);
  const providers = new ProviderReader(reader, tokens).providersIn(modules, frameworks, finder.inPlay);
  const injector = new Injector(propagation, reader, tokens, { frameworks, managed, providers });
  const registries = new NamedRegistries({ propagation, reader, frameworks, modules, inPlay: finder.inPlay });
  evaluator.behindToken = (kind, token, activation) => (kind === 'named' ? registries.behind(token, activation) : injector.behindToken(token, activation));
  injector.provideAll();
  registries.provideAll();
  for (const asker of evaluator.askers) propagation.start(asker);
  propagation.run();
  const methods = new MethodEntryPoints({ propagation, tokens, reader, injector, managed, frameworks, modules });
  methods.findBoot();
  propagation.run();
  return methods;
}

function countUnknowns(graph: ServingGraph, linker: Linker): Analysis['unknowns'] {
  const unresolvedCalls = graph.reached.reduce((sum, activation) => sum + activation.unresolved, 0);
  let unresolvedImports = 0;
  for (const module of linker.modules.values()) {
    for (const request of module.file.requests) if (linker.resolve(module, request).kind === 'unresolved') unresolvedImports++;
  }
  return { unresolvedCalls, unresolvedImports };
}
