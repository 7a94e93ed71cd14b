import type { Framework } from '../../frameworks/framework.ts';
import type { Injection } from '../../frameworks/injection.ts';
import { functionModels } from '../../models/functions.ts';
import { globalSettings } from '../../models/global-settings.ts';
import type { FunctionModel, GlobalSetting } from '../../models/model.ts';
import { connectionAliases, connectionMakers, connectionParts, connectionTypes, methodPath, type ConnectionMaker } from '../../models/connections.ts';
import { locks } from '../../models/locks.ts';
import { serverStarts } from '../../models/long-lived-servers.ts';
import { ownValues, uniqueParts } from '../../models/own-values.ts';
import { processLocalStates, processLocalTypes } from '../../models/process-local-state.ts';
import { pageObjects, requestObjects } from '../../models/request-objects.ts';
import { PathTree, type PathNode, type Registration } from './access-path.ts';

/**
 * Everything that descriptors and models say, hung on the access paths they speak of.
 *
 * The tree is grown by the analysis that uses it, so each analysis builds its own; it takes a few milliseconds.
 */
export function treeOf(frameworks: readonly Framework[]): PathTree {
  const tree = new PathTree();
  for (const name of ['globalThis', 'global']) tree.node(`global#${name}`, true).learn().alias = tree.root('global#');
  tree.root('node:process#').learn().alias = tree.node('global#process');
  for (const framework of frameworks) learnAliases(tree, framework);
  for (const framework of frameworks) learnObjects(tree, framework);
  for (const framework of frameworks) learnEntryPoints(tree, framework);
  for (const framework of frameworks) for (const path of pathsOfClasses(framework)) tree.node(path);
  for (const framework of frameworks) learnSenders(tree, framework);
  for (const { injection } of frameworks) if (injection !== undefined) learnResolvers(tree, injection);
  for (const model of functionModels) learnModel(tree, model);
  for (const { path, handedTo = [] } of requestObjects) for (const known of [`${path}()`, ...handedTo]) tree.node(known);
  for (const path of [...serverStarts, ...locks.map((one) => one.path), ...ownValues, ...uniqueParts, ...pageObjects]) tree.node(path);
  for (const [path, target] of Object.entries(connectionAliases)) tree.node(path, true).learn().alias = tree.node(target);
  for (const maker of [...connectionMakers, ...connectionParts]) learnConnection(tree, maker);
  for (const { path, usedBy } of processLocalStates) for (const known of [path, ...(usedBy?.objects ?? [])]) tree.node(known);
  for (const [type, object] of Object.entries({ ...connectionTypes, ...processLocalTypes })) tree.node(type).learn().instance = tree.node(object);
  for (const setting of globalSettings) learnSetting(tree, setting);
  return tree;
}

function learnAliases(tree: PathTree, framework: Framework): void {
  for (const [path, target] of Object.entries(framework.aliases ?? {})) tree.node(path, true).learn().alias = tree.node(target);
}

function learnObjects(tree: PathTree, framework: Framework): void {
  for (const [path, target] of Object.entries(framework.types ?? {})) tree.node(path).learn().instance = tree.node(target);
  for (const [name, object] of Object.entries(framework.objects ?? {})) {
    const node = tree.root(`${framework.name}@${name}`);
    if (object.inherits !== undefined) node.learn().inherits = tree.node(object.inherits);
    for (const [property, target] of Object.entries(object.shared ?? {})) {
      tree.node(`${framework.name}@${name}.${property}`, true).learn().alias = tree.node(target);
    }
  }
}

function learnEntryPoints(tree: PathTree, framework: Framework): void {
  const { chains = [] } = framework;
  for (const entryPoint of framework.entryPoints) {
    if (entryPoint.kind === 'registration') {
      for (const event of entryPoint.events ?? []) if (event.includes('#')) tree.node(event);
      for (const receiver of entryPoint.receivers) learnRegistration(tree.node(receiver), { framework, entryPoint }, chains);
    } else if (entryPoint.kind === 'call') {
      for (const callee of entryPoint.callees) {
        const facts = tree.node(callee).learn();
        facts.calls = [...(facts.calls ?? []), { framework, entryPoint }];
      }
    } else if (entryPoint.kind === 'calling') {
      for (const callee of entryPoint.callees) tree.node(callee);
    } else if (entryPoint.kind === 'iteration') {
      for (const iterable of entryPoint.iterables) {
        const facts = tree.node(iterable).learn();
        facts.iterations = [...(facts.iterations ?? []), { framework, entryPoint }];
      }
    } else if (entryPoint.kind === 'assignment') {
      for (const receiver of entryPoint.receivers) {
        const facts = tree.node(receiver).learn();
        facts.assignments = new Map([...(facts.assignments ?? []), ...entryPoint.properties.map((property) => [property, { framework, entryPoint }] as const)]);
      }
    }
  }
  for (const decoration of framework.decorations ?? []) {
    for (const receiver of decoration.receivers) {
      const facts = tree.node(receiver).learn();
      const target = tree.node(decoration.target);
      facts.decorations = new Map([...(facts.decorations ?? []), ...decoration.methods.map((method) => [method, { decoration, target }] as const)]);
    }
  }
}

function learnRegistration(receiver: PathNode, registration: Registration, chains: readonly string[]): void {
  const facts = receiver.learn();
  for (const method of registration.entryPoint.methods) {
    receiver.learnChild(method);
    const known = facts.registrations.get(method);
    if (known === undefined) facts.registrations.set(method, [registration]);
    else known.push(registration);
  }
  for (const method of chains) receiver.learnChild(method);
  if (chains.length > 0) facts.chains = new Set([...(facts.chains ?? []), ...chains]);
}

/** The paths that classes and their methods are told by; what is made of them is told apart only where a descriptor names it. */
function pathsOfClasses({ classes, entryPoints, injection }: Framework): readonly string[] {
  const methods = entryPoints.filter((one) => one.kind === 'method');
  const marks = [...(classes ?? []), ...methods.flatMap((one) => one.of ?? [])];
  const ofMarks = marks.flatMap((mark) => [...(mark.decorators ?? []), ...(mark.extends ?? []), ...(mark.implements ?? [])]);
  const ofScopes = (classes ?? []).flatMap(({ unless }) => unless ?? []).map(({ is }) => is).filter((is) => is.includes('#'));
  const ofMethods = methods.flatMap((one) => [...(one.decorators ?? []), ...Object.keys(one.decorated ?? {})]);
  const ofCalls = [...(injection?.registrations ?? []).flatMap(({ callees }) => callees), ...(injection?.resolvers ?? []), ...(injection?.inject ?? []), ...(injection?.requestTokens ?? [])];
  return [...ofMarks, ...ofScopes, ...ofMethods, ...ofCalls];
}

function learnSenders(tree: PathTree, { entryPoints }: Framework): void {
  for (const one of entryPoints) if (one.kind === 'method') for (const sender of one.sentBy?.senders ?? []) tree.node(sender).learn().sends = true;
}

function learnResolvers(tree: PathTree, { resolvers = [], named }: Injection): void {
  for (const path of resolvers) tree.node(path).learn().resolves = 'token';
  for (const receiver of named?.receivers ?? []) {
    tree.node(`${receiver}.${named?.resolve ?? ''}`).learn().resolves = 'named';
    tree.node(`${receiver}.${named?.register ?? ''}`);
  }
  for (const path of [...(named?.classes ?? []), ...(named?.values ?? []), ...(named?.factories ?? [])]) tree.node(path);
}

function learnConnection(tree: PathTree, maker: ConnectionMaker): void {
  tree.node(maker.path);
  for (const method of [...maker.opens, ...maker.closes]) tree.node(methodPath(maker, method));
  for (const { method, returns, takesBack = [] } of maker.lends) {
    tree.node(methodPath(maker, method));
    for (const back of returns) tree.node(`${methodPath(maker, method)}().${back}`);
    for (const back of takesBack) tree.node(methodPath(maker, back));
  }
  for (const method of maker.chains) tree.node(`${methodPath(maker, method)}()`, true).learn().alias = tree.node(maker.object ?? `${maker.path}()`);
}

function learnModel(tree: PathTree, model: FunctionModel): void {
  tree.node(calleeOf(model.path)).learn().model = model;
  if (model.listens === true) tree.node(`${model.path}()`);
}

function learnSetting(tree: PathTree, setting: GlobalSetting): void {
  for (const write of setting.writes) {
    const facts: { -readonly [K in keyof PathNode['facts']]: PathNode['facts'][K] } = tree.node(write.kind === 'call' ? calleeOf(write.path) : write.path).learn();
    facts.settings = [...(facts.settings ?? []), { setting, write }];
  }
  for (const path of setting.reset?.around ?? []) tree.node(path);
}

/** A package that is itself a function is written `extend#()`; what is called is `extend#`. */
function calleeOf(path: string): string {
  return path.endsWith('#()') ? path.slice(0, -2) : path;
}
