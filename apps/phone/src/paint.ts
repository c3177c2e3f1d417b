/**
 * A page as plain data, and the one function that brings the document in line with it. Elements are kept
 * where they are, so that focus, reading position and running animations survive an update.
 */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
}
export type PageNode = PageElement | string;

/** What a builder may write: nothing, a node, or several. */
export type Part = PageNode | null | false | readonly Part[];

const flat = (parts: readonly Part[]): PageNode[] =>
  parts.flatMap((part) => {
    if (part === null || part === false || part === '') return [];
    if (typeof part === 'string' || 'tag' in part) return [part];
    return flat(part);
  });

/** Makes an element: `h('p', { class: 'lead' }, 'words')`. Attributes that are null are left out. */
export function h(
  tag: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly Part[]
): PageElement {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== null) present[name] = value;
  return { tag, attributes: present, children: flat(children) };
}

/** All words of a part of the page, as read from top to bottom. */
export const wordsOf = (node: PageNode): string =>
  typeof node === 'string' ? node : node.children.map(wordsOf).join(' ');

const svgNamespace = 'http://www.w3.org/2000/svg';

function create(node: PageNode, parent: Element): ChildNode {
  if (typeof node === 'string') return document.createTextNode(node);
  const isDrawing = node.tag === 'svg' || parent.namespaceURI === svgNamespace;
  const element = isDrawing
    ? document.createElementNS(svgNamespace, node.tag)
    : document.createElement(node.tag);
  update(element, node);
  return element;
}

function update(element: Element, node: PageElement): void {
  for (const { name } of [...element.attributes]) {
    if (!(name in node.attributes)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(node.attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  paint(element, node.children);
}

const sameKind = (found: ChildNode, node: PageNode): boolean =>
  typeof node === 'string'
    ? found instanceof Text
    : found instanceof Element &&
      found.localName === node.tag &&
      (found.getAttribute('data-key') ?? '') === (node.attributes['data-key'] ?? '');

/** Brings the children of `parent` in line with `nodes`. Elements with different `data-key` are never reused for each other. */
export function paint(parent: Element, nodes: readonly PageNode[]): void {
  nodes.forEach((node, index) => {
    let found = parent.childNodes[index];
    // Something before this one has gone: take it out instead of rebuilding all that follows.
    while (found && !sameKind(found, node) && parent.childNodes.length > nodes.length) {
      found.remove();
      found = parent.childNodes[index];
    }
    if (!found || !sameKind(found, node)) {
      const made = create(node, parent);
      if (found && parent.childNodes.length >= nodes.length) found.replaceWith(made);
      else parent.insertBefore(made, found ?? null);
    } else if (typeof node === 'string') {
      if (found.textContent !== node) found.textContent = node;
    } else if (found instanceof Element) update(found, node);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild?.remove();
}
