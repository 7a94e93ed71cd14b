/**
 * Puts calls of the recorder (`runtime.ts`) into a source, so that running it tells which functions each call reaches. Places are
 * those of the source as it was.
 */
import MagicString from 'magic-string';
import { parseSync } from 'oxc-parser';

import { functionAt, siteAt, type Source } from './places.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Calls that keep the functions they are given, and call them when they are over. */
const keeping: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick', 'listen']);

/** The source with calls of the recorder in it. */
export function instrument(source: Source): string {
  const { program, errors } = parseSync(source.file, source.text);
  if (errors.length > 0) throw new SyntaxError(`${source.file}: ${errors[0]?.message}`);
  const instrumenter = new Instrumenter(source);
  instrumenter.module(program as unknown as Node);
  return instrumenter.edited.toString();
}

class Instrumenter {
  readonly edited: MagicString;
  private readonly source: Source;
  /** Calls in a chain of `?.`, which is over as a whole. */
  private readonly chained = new Set<Node>();

  constructor(source: Source) {
    this.source = source;
    this.edited = new MagicString(source.text);
  }

  module(program: Node): void {
    const [first] = nodesIn(program['body']);
    if (first !== undefined) this.edited.appendLeft(isDirective(first) ? first.end : first.start, '\nconst $frame = { site: "" };\n');
    this.inside(program);
  }

  /** Outer nodes come before those in them: what is put before the same place stands in this order, what is put behind it in the reverse. */
  private around(node: Node, before: string, behind: string): void {
    this.edited.appendRight(node.start, before);
    this.edited.prependLeft(node.end, behind);
  }

  private inside(node: Node): void {
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'parent') for (const child of nodesIn(value)) this.visit(child, node);
    }
  }

  private visit(node: Node, parent: Node): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.function(node, parent);
        break;
      case 'ChainExpression':
        this.chain(node);
        break;
      case 'CallExpression':
      case 'NewExpression':
        this.call(node);
        break;
      case 'AwaitExpression':
        this.suspended(node, 'awake');
        break;
      case 'YieldExpression':
        this.suspended(node, 'resume');
        break;
      case 'ForOfStatement':
        if (node['await'] === true) this.loop(node);
        break;
      case 'TryStatement':
        for (const block of [(node['handler'] as Node | null)?.['body'], node['finalizer']]) for (const { start } of nodesIn(block)) this.edited.appendLeft(start + 1, ' $calls.caught();');
        break;
      case 'PropertyDefinition':
        for (const value of nodesIn(node['value'])) this.aside(value);
        break;
      case 'TaggedTemplateExpression':
        throw new Error(`${this.source.file}: calls by tagged templates are not recorded`);
    }
    this.inside(node);
  }

  private function(node: Node, parent: Node): void {
    const [body] = nodesIn(node['body']);
    if (body === undefined) return;
    const isAccessor = parent['value'] === node && (parent['kind'] === 'get' || parent['kind'] === 'set');
    const name = JSON.stringify(isAccessor ? '' : functionAt(this.source, node.start));
    const parameters = nodesIn(node['params']);
    for (const parameter of parameters) this.defaults(parameter);
    let entry = `$calls.enter(${name})`;
    if (node['generator'] === true) {
      entry = '$calls.enter("")';
      this.parameter(body, parameters, `...{ [$calls.make(${name})]: $made }`);
    }
    // In a constructor the call of `super` stays at the top, where compilers look for it.
    const isConstructor = parent['kind'] === 'constructor';
    const begin = ` const $frame = ${entry};${isConstructor ? '' : ' try {'}`;
    const end = isConstructor ? ' $calls.leave($frame); ' : '} finally { $calls.leave($frame); } ';
    if (body.type !== 'BlockStatement' && body.type !== 'FunctionBody') {
      this.around(body, `{${begin} return `, `; ${end}}`);
      return;
    }
    const directive = nodesIn(body['body']).findLast(isDirective);
    const first = directive?.end ?? body.start + 1;
    if (first === body.end - 1) this.edited.appendLeft(first, begin + end);
    else {
      this.edited.appendLeft(first, begin);
      this.edited.prependLeft(body.end - 1, end);
    }
  }

  /** One more parameter, which is evaluated when the function is called. */
  private parameter(body: Node, parameters: readonly Node[], text: string): void {
    const last = parameters.at(-1);
    if (last?.type === 'RestElement') throw new Error(`${this.source.file}: calls of generators with rest parameters are not recorded`);
    if (last !== undefined) this.edited.appendLeft(last.end, `, ${text}`);
    else this.edited.appendLeft(this.source.text.lastIndexOf(')', body.start), text);
  }

  private defaults(pattern: Node): void {
    if (pattern.type === 'AssignmentPattern') for (const value of nodesIn(pattern['right'])) this.aside(value);
    for (const [key, value] of Object.entries(pattern)) {
      if (key !== 'parent' && key !== 'right') for (const child of nodesIn(value)) this.defaults(child);
    }
  }

  private aside(value: Node): void {
    if (!value.type.includes('Function') && value.type !== 'Literal') this.around(value, '$calls.aside(() => (', '))');
  }

  private chain(node: Node): void {
    let [at] = nodesIn(node['expression']);
    let calls = false;
    while (at !== undefined) {
      if (at.type === 'CallExpression') {
        this.chained.add(at);
        calls = true;
      }
      [at] = nodesIn(at.type === 'CallExpression' ? at['callee'] : at.type === 'MemberExpression' ? at['object'] : undefined);
    }
    if (calls) this.around(node, '$calls.over(', ')');
  }

  private call(node: Node): void {
    const [callee] = nodesIn(node['callee']);
    if (callee === undefined || callee['name'] === 'require') return;
    const site = JSON.stringify(siteAt(this.source, node));
    if (callee.type === 'Super') this.edited.prependLeft(node.end, '; $calls.over()');
    else if (!this.chained.has(node)) this.around(node, '$calls.over(', ')');
    const passed = nodesIn(node['arguments']);
    const last = passed.at(-1);
    if (keeping.has(nameOf(callee))) for (const one of passed) if (one.type !== 'SpreadElement') this.around(one, `$calls.later(${site}, `, ')');
    if (last !== undefined) this.edited.appendLeft(last.end, `, ...$calls.at(${site})`);
    else if (this.source.text[node.end - 1] === ')' && node.end > callee.end) this.edited.appendLeft(node.end - 1, `...$calls.at(${site})`);
    else this.edited.appendLeft(node.end, `(...$calls.at(${site}))`);
  }

  private suspended(node: Node, after: 'awake' | 'resume'): void {
    const [operand] = nodesIn(node['argument']);
    this.around(node, `$calls.${after}($frame, `, ')');
    if (operand !== undefined) this.around(operand, '$calls.pause($frame, ', ')');
    else this.edited.appendLeft(node.end, ' $calls.pause($frame)');
  }

  private loop(node: Node): void {
    this.around(node, '{ $calls.pause($frame); ', ' $calls.awake($frame); }');
    for (const body of nodesIn(node['body'])) this.around(body, '{ $calls.awake($frame); ', ' $calls.pause($frame); }');
  }
}

function isDirective(statement: Node): boolean {
  return typeof statement['directive'] === 'string';
}

function nameOf(callee: Node): string {
  const name = callee.type === 'MemberExpression' ? (callee['property'] as Node)['name'] : callee['name'];
  return typeof name === 'string' ? name : '';
}

/** The nodes that a property of a node holds. */
function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' ? [value as Node] : [];
}
