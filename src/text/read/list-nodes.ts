import type { Nodes, Root } from 'mdast';

/** Every node of a tree, each before those in it; of any depth. */
export function listNodes(root: Root): readonly Nodes[] {
  const nodes: Nodes[] = [];
  const rest: Nodes[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    nodes.push(node);
    if ('children' in node) rest.push(...node.children.toReversed());
  }
  return nodes;
}
