import type { AnyNode, Expression } from 'acorn';
import { parseConfigModule } from './parse-config-module.ts';

/** Says where in a configuration file a setting stands, as `:line:column`; the nearest setting around it when it is not written out. */
export type ConfigPlaces = (path: readonly PropertyKey[], key?: string) => string;

/** Reads a configuration file as text, to find the places of its settings. Settings that are computed have none. */
export async function readConfigPlaces(file: string): Promise<ConfigPlaces> {
  const program = await parseConfigModule(file).catch(() => null);
  const root = program === null ? null : findDefaultExport(program);
  return (path, key) => {
    let node: AnyNode | null = root;
    for (const step of key === undefined ? path : [...path, key]) {
      const next: AnyNode | null = node === null ? null : findSetting(node, String(step));
      if (next === null) break;
      node = next;
    }
    return node?.loc ? `:${node.loc.start.line}:${node.loc.start.column + 1}` : '';
  };
}

function findDefaultExport(program: readonly AnyNode[]): AnyNode | null {
  for (const node of program) {
    if (node.type === 'ExportDefaultDeclaration') return resolve(node.declaration, program);
  }
  return null;
}

/** Goes through `defineDocket(…)` and a name to the object that is written out. */
function resolve(node: AnyNode, program: readonly AnyNode[]): AnyNode {
  if (node.type === 'CallExpression') return node.arguments[0] === undefined ? node : resolve(node.arguments[0], program);
  if (node.type !== 'Identifier') return node;
  for (const statement of program) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && id.name === node.name && init) return resolve(init, program);
    }
  }
  return node;
}

function findSetting(node: AnyNode, step: string): AnyNode | null {
  if (node.type === 'Property') return findSetting(node.value, step);
  if (node.type === 'ArrayExpression') return node.elements[Number(step)] ?? null;
  if (node.type !== 'ObjectExpression') return null;
  for (const property of node.properties) {
    if (property.type === 'Property' && nameOf(property.key) === step) return property;
  }
  return null;
}

function nameOf(key: Expression | AnyNode): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : null;
}
