import path from 'node:path';
import type { AnyNode, Expression, SpreadElement } from 'acorn';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { parseConfigModule } from './parse-config-module.ts';

/** How deep a value may be, names and parts of texts counted: a name may stand for itself. */
const deepest = 100;
/** How many values a configuration may hold once names are replaced: a list of a list of a list grows fast. */
const most = 200_000;

/**
 * Reads what a configuration file exports without running it: literals, lists, objects, names of `const`, templates of these, and `defineDocket(…)` around them. Throws `CannotGoOn` with the place of
 * anything else, since only running the file tells what that is. Undefined where it exports nothing by default.
 */
export async function readStaticConfig(file: string): Promise<unknown> {
  const body = await parseConfigModule(file).catch((cause: unknown) => {
    if (cause instanceof CannotGoOn) throw cause;
    const tooDeep = cause instanceof RangeError;
    const said = tooDeep ? 'it is nested too deeply.' : cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new CannotGoOn(`\`${path.basename(file)}\` cannot be read: ${said}`, { hint: 'Correct the file.', cause });
  });
  const names = new Map<string, Expression>();
  let exported: AnyNode | undefined;
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? null) : statement;
    if (statement.type === 'ImportDeclaration' && isOwnImport(statement)) continue;
    else if (declared?.type === 'VariableDeclaration' && declared.kind === 'const') {
      for (const { id, init } of declared.declarations) {
        if (id.type !== 'Identifier' || !init) refuse(file, id);
        else names.set(id.name, init);
      }
    } else if (statement.type === 'ExportDefaultDeclaration') exported = statement.declaration;
    else if (statement.type !== 'EmptyStatement') refuse(file, statement);
  }
  return exported === undefined ? undefined : evaluate(exported, { file, names, depth: 0, count: { values: 0 } });
}

interface Scope {
  readonly file: string;
  readonly names: ReadonlyMap<string, Expression>;
  readonly depth: number;
  readonly count: { values: number };
}

/** Only what Docket itself exports, which `defineDocket` is: importing anything else would run it. */
function isOwnImport(statement: Extract<AnyNode, { type: 'ImportDeclaration' }>): boolean {
  return statement.specifiers.every(({ local, type }) => type === 'ImportSpecifier' && local.name === 'defineDocket');
}

function evaluate(node: AnyNode, outer: Scope): unknown {
  const scope = { ...outer, depth: outer.depth + 1 };
  scope.count.values += 1;
  if (scope.depth > deepest || scope.count.values > most) return refuse(scope.file, node);
  if (node.type === 'Literal' && !(node.value instanceof RegExp) && typeof node.value !== 'bigint') return node.value;
  if (node.type === 'Identifier') {
    const value = scope.names.get(node.name);
    if (node.name === 'undefined') return undefined;
    return value === undefined ? refuse(scope.file, node) : evaluate(value, scope);
  }
  if (node.type === 'TemplateLiteral') {
    return node.quasis
      .map(({ value }, index) => {
        const part = node.expressions[index];
        return (value.cooked ?? '') + (part === undefined ? '' : formatPart(evaluate(part, scope), part, scope));
      })
      .join('');
  }
  if (
    node.type === 'UnaryExpression' &&
    node.operator === '-' &&
    node.argument.type === 'Literal' &&
    typeof node.argument.value === 'number'
  )
    return -node.argument.value;
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => evaluateElement(element, node, scope));
  if (node.type === 'ObjectExpression') return Object.fromEntries(node.properties.flatMap((property) => evaluateProperty(property, scope)));
  const [only, ...others] = node.type === 'CallExpression' ? node.arguments : [];
  if (
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'defineDocket' &&
    only &&
    others.length === 0
  )
    return evaluate(only, scope);
  return refuse(scope.file, node);
}

function formatPart(value: unknown, node: AnyNode, { file }: Scope): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : refuse(file, node);
}

function evaluateElement(element: Expression | SpreadElement | null, list: AnyNode, scope: Scope): readonly unknown[] {
  if (element === null) return refuse(scope.file, list);
  if (element.type !== 'SpreadElement') return [evaluate(element, scope)];
  const spread = evaluate(element.argument, scope);
  return Array.isArray(spread) ? spread : refuse(scope.file, element);
}

function evaluateProperty(
  property: Extract<AnyNode, { type: 'ObjectExpression' }>['properties'][number],
  scope: Scope,
): readonly (readonly [string, unknown])[] {
  if (property.type === 'SpreadElement') {
    const spread = evaluate(property.argument, scope);
    return typeof spread === 'object' && spread !== null && !Array.isArray(spread) ? Object.entries(spread) : refuse(scope.file, property);
  }
  const { key, value, kind, computed, method } = property;
  if (kind !== 'init' || computed || method) return refuse(scope.file, property);
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : refuse(scope.file, property);
  // It would be no setting but where settings are inherited from.
  if (name === '__proto__') return refuse(scope.file, property);
  return [[name, evaluate(value, scope)]];
}

function refuse(file: string, node: AnyNode): never {
  const place = node.loc ? `:${node.loc.start.line}:${node.loc.start.column + 1}` : '';
  throw new CannotGoOn(
    `\`${path.basename(file)}${place}\` cannot be read without running the file, and checking a folder runs no program of it.`,
    {
      hint: 'Write the value out, or let `docket config --write` do it; or run the file after all with `--run-config` if you trust it.',
    },
  );
}
