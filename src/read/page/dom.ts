/** The part of the DOM that reading a page needs; linkedom's nodes have it. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  readonly parentNode: PageElement | null;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  remove(): void;
}

export interface PageDocument {
  readonly body: PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

export function isPageElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

/** Whether a node holds characters and nothing else. */
export function isPageText(node: PageNode): boolean {
  return node.nodeType === 3;
}

/** What its author calls an element: its classes, then its id. */
export function namesOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.trim();
}

/** Elements whose words are no part of any line of the page. */
export const silentElements: ReadonlySet<string> = new Set(
  'script style noscript template iframe object embed svg math select option button input textarea'.split(' '),
);

/** Words as a page shows them: any run of white space is one blank, letters are composed (NFC). */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim().normalize('NFC');
}
