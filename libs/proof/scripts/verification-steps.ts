import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A step of a verifier: a condition that refuses, and the source without it. */
export interface Step {
  /** Path below src. */
  readonly file: string;
  readonly line: number;
  /** The condition's source text. */
  readonly condition: string;
  readonly begin: number;
  readonly end: number;
  /** Its replacement where the step is removed. */
  readonly without: string;
}

/** Writes or proves, and verifies nothing: faults here show in what is verified. */
const WRITERS = /(?:^index|write-bundle|sign-note|prove|leaf-hashes|leaf|canonical-json|counted|hex)\.ts$/;

/** The sources of the verifiers, below `src`. */
export const verifierSources = (src: string): string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(?:spec|fixture)\.ts$/.test(name) && !WRITERS.test(name))
    .sort();

/** Every step of a source, in source order. */
export function stepsOf(src: string, file: string): Step[] {
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.ES2024, true);
  const steps: Step[] = [];
  const take = (node: ts.Node, without: string, condition: ts.Node = node): void => {
    const line = source.getLineAndCharacterOfPosition(condition.getStart()).line + 1;
    const text = condition.getText().replaceAll(/\s+/g, ' ');
    steps.push({ file, line, condition: text, begin: node.getStart(), end: node.getEnd(), without });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && node.elseStatement === undefined && leaves(node.thenStatement)) {
      for (const operand of operandsOf(node.expression, ts.SyntaxKind.BarBarToken)) take(operand, 'false');
    }
    if (ts.isConditionalExpression(node)) {
      const kept = acceptingBranch(node);
      if (kept !== undefined) take(node, `(${kept.getText()})`, node.condition);
    }
    if (isPredicate(node)) {
      for (const operand of operandsOf(node, ts.SyntaxKind.AmpersandAmpersandToken)) take(operand, 'true');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return steps;
}

/** A branch that refuses, or continues a loop. */
function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last);
  }
  return ts.isReturnStatement(statement) || ts.isContinueStatement(statement);
}

/** The branch that accepts, where the other refuses; undefined where neither does. */
function acceptingBranch({ whenTrue, whenFalse }: ts.ConditionalExpression): ts.Expression | undefined {
  for (const isRefusal of [refuses, (node: ts.Expression): boolean => node.getText() === 'undefined']) {
    if (isRefusal(whenFalse)) return whenTrue;
    if (isRefusal(whenTrue)) return whenFalse;
  }
  return undefined;
}

/** A verifier's result where it does not accept: `refused(…)`, `failed(…)`, or the reason itself. */
const refuses = (node: ts.Expression): boolean =>
  ts.isStringLiteralLike(node) ||
  (ts.isPropertyAccessExpression(node) && node.name.text === 'reason') ||
  (ts.isCallExpression(node) && /^(?:refused|failed|unreadable|notChecked)$/.test(node.expression.getText()));

/** The outermost conjunction in a predicate's return value. */
function isPredicate(node: ts.Node): node is ts.Expression {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return false;
  const parent = ts.isParenthesizedExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

function operandsOf(node: ts.Expression, operator: ts.SyntaxKind): ts.Expression[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== operator) return [node];
  return [...operandsOf(node.left, operator), ...operandsOf(node.right, operator)];
}
