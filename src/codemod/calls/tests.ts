import { Node } from 'ts-morph';

import { testRunners, type TestRunner } from '../../remedies/test-runners.ts';
import { importedAs } from '../text/imports.ts';
import type { FunctionNode } from '../sources.ts';

/** Whether a function is a test, or a hook of tests, that its runner waits for. */
export function isTestBody(fn: FunctionNode): boolean {
  const call = fn.getParent();
  if (!Node.isCallExpression(call) || !call.getArguments().includes(fn)) return false;
  const isEach = Node.isCallExpression(call.getExpression());
  const name = rootOf(call.getExpression());
  const runner = testRunners.find((one) => name !== undefined && isNamed(name, one));
  return runner !== undefined && (runner.callsBack !== true || isEach || fn.getParameters().length === 0);
}

/** `test` of `test.only(…)`, `it.each(table)(…)`. */
function rootOf(callee: Node): Node | undefined {
  if (Node.isIdentifier(callee)) return callee;
  if (Node.isPropertyAccessExpression(callee) || Node.isCallExpression(callee)) return rootOf(callee.getExpression());
  return undefined;
}

function isNamed(name: Node, { package: from, functions, isGlobal }: TestRunner): boolean {
  const file = name.getSourceFile();
  if (functions.some((one) => importedAs(file, one, from) === name.getText())) return true;
  const isDeclaredHere = name.getSymbol()?.getDeclarations().some((one) => one.getSourceFile() === file) === true;
  return isGlobal === true && !isDeclaredHere && functions.includes(name.getText());
}
