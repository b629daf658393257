import { type HastRoot, isHidden, isStruck, readSign } from '../imports/parse-html.ts';

type HastNode = HastRoot['children'][number];
type HastElement = Extract<HastNode, { type: 'element' }>;

/** Makes signs of the pictures that wikis draw for them, and boxes of what wikis and editors call tasks: items whose class, data or role says whether they are done, and the task lists of Confluence's storage format. */
export function markTaskItems() {
  return (root: HastRoot): void => markItems(root, null);
}

function markItems(parent: { children: HastNode[] }, list: HastElement | null): void {
  parent.children = parent.children.filter((node) => node.type !== 'element' || !isHidden(node.properties));
  for (const [index, node] of parent.children.entries()) {
    if (node.type !== 'element') continue;
    const sign = node.tagName === 'img' ? readSign(String(node.properties['alt'] ?? '')) : null;
    if (sign !== null) parent.children[index] = { type: 'text', value: sign };
    // A box at the head of an item is the item's own; any other stands among the words.
    const isChoice =
      node.properties['type'] === 'radio' || (node.properties['type'] === 'checkbox' && hasWords(parent.children.slice(0, index)));
    if (node.tagName === 'input' && isChoice) parent.children[index] = { type: 'text', value: isTicked(node) ? '☑' : '☐' };
    if (isStruck(String(node.properties['style'] ?? ''))) {
      node.children = [strike(node.children)];
      node.properties = { ...node.properties, style: '' };
    }
    if (node.tagName === 'table' && isLayout(node)) unwrap(node);
    if (node.tagName === 'ac:task-list') node.tagName = 'ul';
    if (node.tagName === 'ac:task') makeItem(node);
    const done = node.tagName === 'li' ? readTask(node, list) : null;
    markItems(node, node.tagName === 'ul' || node.tagName === 'ol' ? node : list);
    if (done !== null && !hasBox(node)) node.children.unshift(makeBox(done), { type: 'text', value: ' ' });
  }
}

function isTicked({ properties }: HastElement): boolean {
  return properties['checked'] !== undefined && properties['checked'] !== false;
}

function hasWords(nodes: readonly HastNode[]): boolean {
  return nodes.some((node) => /[\p{L}\p{N}]/u.test(readText(node)));
}

/** Whether a table only lays out others: it has one, and no row of two cells. */
function isLayout(table: HastElement): boolean {
  const cells = listElements(table, ['td', 'th']);
  const rows = listElements(table, ['tr']);
  return cells.some((cell) => listElements(cell, ['table']).length > 0) && rows.every((row) => listElements(row, ['td', 'th']).length < 2);
}

/** Elements of these names, those within each other left out, and those of a table in it. */
function listElements({ children }: HastElement, names: readonly string[]): readonly HastElement[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [];
    if (names.includes(child.tagName)) return [child];
    return child.tagName === 'table' ? [] : listElements(child, names);
  });
}

/** Makes boxes of a table that lays out, so that what stands in it stands for itself. */
function unwrap(table: HastElement): void {
  for (const element of [
    table,
    ...listElements(table, ['thead', 'tbody', 'tfoot']),
    ...listElements(table, ['tr']),
    ...listElements(table, ['td', 'th']),
  ])
    element.tagName = 'div';
}

function strike(children: HastElement['children']): HastElement {
  return { type: 'element', tagName: 'del', properties: {}, children };
}

function makeBox(checked: boolean): HastElement {
  return { type: 'element', tagName: 'input', properties: { type: 'checkbox', checked }, children: [] };
}

/** `<ac:task>` holds a number, a state and a body. */
function makeItem(task: HastElement): void {
  const status = task.children.find((child) => child.type === 'element' && child.tagName === 'ac:task-status');
  const body = task.children.filter((child) => child.type === 'element' && child.tagName === 'ac:task-body');
  task.tagName = 'li';
  task.properties = { dataChecked: status !== undefined && readText(status).trim() === 'complete' ? 'true' : 'false' };
  task.children = body.flatMap((child) => (child.type === 'element' ? child.children : []));
}

/** Whether an item is done; null for one that is no task. */
function readTask({ properties, children }: HastElement, list: HastElement | null): boolean | null {
  const names = readNames(properties['className']);
  const state = [properties['dataChecked'], properties['dataTaskState'], properties['ariaChecked']].find((value) => value !== undefined);
  const isTask =
    state !== undefined ||
    properties['dataInlineTaskId'] !== undefined ||
    (list !== null && readNames(list.properties['className']).some((name) => /^(?:inline-task-list|to-do-list|task-list)$/.test(name)));
  const box = children.find((child) => child.type === 'element' && readNames(child.properties['className']).includes('checkbox'));
  if (box?.type === 'element') return readNames(box.properties['className']).includes('checkbox-on');
  if (!isTask) return null;
  return state === undefined
    ? names.some((name) => /^(?:checked|done|completed?)$/.test(name))
    : /^(?:true|done|complete)$/i.test(String(state));
}

function readNames(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : String(value ?? '').split(/\s+/);
}

function hasBox({ children }: HastElement): boolean {
  return children.some(
    (child) =>
      child.type === 'element' &&
      ((child.tagName === 'input' && child.properties['type'] === 'checkbox') ||
        (['p', 'label', 'span', 'div'].includes(child.tagName) && hasBox(child))),
  );
}

function readText(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(readText).join('') : '';
}
