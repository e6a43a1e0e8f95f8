// As much of a document as the page needs to be shown in a test: elements, texts, attributes, events, the focus. No
// layout, no styles.

type Listener = (event: { type: string; target: Element; currentTarget: Element; preventDefault: () => void; stopPropagation: () => void }) => unknown;

export class Node {
  parentNode: Element | null = null;
  readonly childNodes: Node[] = [];
  constructor(readonly ownerDocument: Page, readonly nodeType: number, public data = "") {}

  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }
  get nextSibling(): Node | null {
    const all = this.parentNode?.childNodes ?? [];
    return all[all.indexOf(this) + 1] ?? null;
  }
  get textContent(): string {
    return this.nodeType === 3 ? this.data : this.childNodes.map((one) => one.textContent).join("");
  }
  set textContent(text: string) {
    for (const one of [...this.childNodes]) one.remove();
    if (text) this.appendChild(this.ownerDocument.createTextNode(text));
  }
  remove(): void {
    const all = this.parentNode?.childNodes;
    if (!all) return;
    all.splice(all.indexOf(this), 1);
    this.parentNode = null;
    if (!this.ownerDocument.body.contains(this.ownerDocument.activeElement)) this.ownerDocument.activeElement = this.ownerDocument.body;
  }
  removeChild(one: Node): void {
    one.remove();
  }
  insertBefore(one: Node, next: Node | null): Node {
    const focused = this.ownerDocument.activeElement;
    one.remove();
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    if (at < 0) throw new Error("it is not here");
    this.childNodes.splice(at, 0, one);
    one.parentNode = this as unknown as Element;
    // As `moveBefore` keeps it.
    if (one.contains(focused)) this.ownerDocument.activeElement = focused;
    return one;
  }
  appendChild(one: Node): Node {
    return this.insertBefore(one, null);
  }
  append(one: Node): void {
    this.appendChild(one);
  }
  contains(other: Node): boolean {
    for (let one: Node | null = other; one; one = one.parentNode) if (one === this) return true;
    return false;
  }
}

export class Element extends Node {
  readonly attributes = new Map<string, string>();
  readonly listeners = new Map<string, Set<Listener>>();
  readonly style: Record<string, unknown> & { setProperty: (name: string, value: string) => void };
  readonly dataset: Record<string, string> = {};
  // By these Preact knows that it is to listen for "click", not for "Click".
  readonly onclick = null;
  readonly oninput = null;
  readonly onchange = null;
  readonly onkeydown = null;
  readonly onfocus = null;

  constructor(page: Page, readonly localName: string, readonly namespaceURI: string) {
    super(page, 1);
    this.style = { setProperty: (name, value) => void (this.style[name] = value) };
  }
  get tagName(): string {
    return this.localName.toUpperCase();
  }
  get children(): Element[] {
    return this.childNodes.filter((one): one is Element => one instanceof Element);
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name.toLowerCase(), String(value));
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name.toLowerCase());
  }
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
  }
  removeEventListener(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }
  /** What happens to it, and to what it stands in. */
  happen(type: string): void {
    let stopped = false;
    for (let one: Element | null = this; one && !stopped; one = one.parentNode)
      for (const listener of one.listeners.get(type) ?? [])
        listener.call(one, { type, target: this, currentTarget: one, preventDefault: () => undefined, stopPropagation: () => (stopped = true) });
  }
  focus(): void {
    if (canFocus(this) || this.getAttribute("tabindex") !== null) this.ownerDocument.activeElement = this;
  }
  /** Itself and everything in it, in the order of the page. */
  *all(): Generator<Element> {
    yield this;
    for (const one of this.children) yield* one.all();
  }
  querySelector(words: string): Element | null {
    const path = words.split(" ");
    for (const one of this.all()) {
      if (one.localName !== path.at(-1)) continue;
      if (path.slice(0, -1).every((name) => within(one, name))) return one;
    }
    return null;
  }
}

export const within = (one: Element, name: string): Element | null => {
  for (let up = one.parentNode; up; up = up.parentNode) if (up.localName === name) return up;
  return null;
};

/** Whether Tab comes to it. */
export function canFocus(one: Element): boolean {
  if (Number(one.getAttribute("tabindex") ?? 0) < 0) return false;
  if (one.localName === "a") return one.attributes.has("href");
  return ["button", "input", "select", "textarea", "summary"].includes(one.localName) || one.attributes.has("tabindex");
}

export class Page extends Node {
  readonly documentElement: Element;
  readonly head: Element;
  readonly body: Element;
  activeElement: Element;
  title = "";
  hidden = false;

  constructor() {
    super(undefined as unknown as Page, 9);
    this.documentElement = this.createElement("html");
    this.head = this.createElement("head");
    this.body = this.createElement("body");
    this.activeElement = this.body;
    this.documentElement.appendChild(this.head);
    this.documentElement.appendChild(this.body);
  }
  createElement(name: string): Element {
    return new Element(this, name, "http://www.w3.org/1999/xhtml");
  }
  createElementNS(space: string, name: string): Element {
    return new Element(this, name, space);
  }
  createTextNode(text: string): Node {
    return new Node(this, 3, text);
  }
  getElementById(id: string): Element | null {
    for (const one of this.documentElement.all()) if (one.getAttribute("id") === id) return one;
    return null;
  }
  querySelector(words: string): Element | null {
    return this.documentElement.querySelector(words);
  }
  addEventListener(): void {
    // Nothing happens to the page itself.
  }
}
