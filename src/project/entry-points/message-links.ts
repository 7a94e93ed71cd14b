import type { MethodEntryPoint } from '../../frameworks/framework.ts';
import type { ResolvedCall } from '../graph/resolve-calls.ts';
import type { Token, TokenReader } from '../injection/tokens.ts';
import type { AbstractValue, ExternalValue, FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** A method that waits for messages of a kind. */
export interface MessageHandler {
  readonly fn: FunctionValue;
  readonly instance: AbstractValue;
  /** Its parameters are the arguments of the sending call from here on. */
  readonly passes: number;
}

/** Who handles what is sent: by the class of a command, by the name of an event, by a pattern. */
export class MessageLinks {
  private readonly tokens: TokenReader;
  private readonly handlers = new Map<string, Map<Token, MessageHandler[]>>();

  constructor(tokens: TokenReader) {
    this.tokens = tokens;
  }

  add({ senders, passes }: NonNullable<MethodEntryPoint['sentBy']>, token: Token, fn: FunctionValue, instance: AbstractValue): void {
    for (const sender of senders) {
      let known = this.handlers.get(sender);
      if (known === undefined) this.handlers.set(sender, (known = new Map()));
      const handlers = known.get(token);
      if (handlers === undefined) known.set(token, [{ fn, instance, passes }]);
      else if (!handlers.some((one) => one.fn === fn)) handlers.push({ fn, instance, passes });
    }
  }

  /** The handlers of what a call sends. */
  handlersOf(sender: ExternalValue, { call, arguments: passed }: ResolvedCall, module: LinkedModule): readonly MessageHandler[] {
    const known = this.handlers.get(sender.path.toString());
    if (known === undefined) return [];
    const classes = (passed[0] ?? []).flatMap((one) => (one.kind === 'object' && one.of !== undefined ? [one.of] : []));
    const named = classes.length > 0 ? undefined : this.tokens.read(module, call.arguments[0] ?? 0);
    return [...classes, ...(named === undefined ? [] : [named])].flatMap((token) => known.get(token) ?? []);
  }
}
