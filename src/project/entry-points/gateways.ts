import type { Framework, SignatureEntryPoint } from '../../frameworks/framework.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { conversationsIn } from './conversations.ts';
import { isExported } from './function-values.ts';
import { entryMatch } from './match-entry-points.ts';

/** Lets the others call what exported classes hand to them that nothing in the project makes: whoever makes one, makes it for all whom it serves. */
export function findGateways(propagation: Propagation, modules: readonly LinkedModule[]): void {
  const { instances } = propagation.evaluator;
  for (const module of modules) {
    for (const { class: id, fn, method, call } of conversationsIn(module.summary)) {
      const of = module.classValue(id, boot);
      if (instances.isMade(of) || !isExported(propagation, module, (value) => value === of)) continue;
      const instance = instances.provided(of, true, gateway);
      propagation.provide(of, instance, [], false);
      const within = activationOf(module.functionValue(method, boot), false);
      if (!propagation.hasRun(within)) propagation.begin(within, [], [instance]);
      const callee = module.summary.values[call.callee];
      const match = entryMatch({ framework: gateway, entryPoint: message, label: callee?.kind === 'member' ? callee.name : 'callback' }, module, call.at);
      propagation.admit(activationOf(module.functionValue(fn, boot), true), match, gateway, message, []);
    }
  }
}

const most = 6;
const gateway = { name: 'whoever starts it', packages: [], source: { url: '', versions: '' }, entryPoints: [], told: 'looks' } satisfies Framework;
const message = { kind: 'signature', types: [], phase: 'message', parameters: Array.from({ length: most }, () => 'argument') } satisfies SignatureEntryPoint;
