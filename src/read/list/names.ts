import type { Element } from 'domhandler';

import { lastingOf, stableClasses, stableId } from './classes.ts';

/** Class names common to nearly all of these, best first: what is on all, plain names before others, short before long. */
function commonClasses(elements: readonly Element[]): string[] {
  const counts = new Map<string, number>();
  for (const element of elements)
    for (const name of stableClasses(element)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= elements.length * 0.95)
    .map(([name]) => name)
    .sort((a, b) => lastingOf(b) - lastingOf(a) || a.length - b.length || (a < b ? -1 : 1));
}

/** `List_item__` of `List_item__x7Gf2`, where all have the like: the rest changes with each release of the site. */
function commonStem(elements: readonly Element[]): string | null {
  for (const name of (elements[0]?.attribs['class'] ?? '').slice(0, 500).split(/\s+/)) {
    const stem = /^([A-Za-z][A-Za-z-]*_[A-Za-z-]+_{1,2})[\w-]{4,10}$/.exec(name)?.[1] ?? null;
    if (stem !== null && elements.every((element) => (element.attribs['class'] ?? '').includes(stem))) return stem;
  }
  return null;
}

/**
 * How elements that stand in the same place can be called, best first: `#news`, `li.item`, `li[class*="Item_row__"]`, `li`.
 *
 * @returns names that fit all of them; empty where they have nothing in common
 */
export function spellings(elements: readonly Element[]): string[] {
  const first = elements[0];
  if (first === undefined) return [];
  const isSame = elements.every(({ name }) => name === first.name);
  // Broken markup makes names such as div&#27;, which no selector can hold.
  const tag = isSame && /^[a-z][a-z0-9-]*$/.test(first.name) ? first.name : '';
  const id = elements.length === 1 || elements.every((element) => element === first) ? stableId(first) : null;
  const named = commonClasses(elements).slice(0, 3);
  const stem = named.length === 0 ? commonStem(elements) : null;
  return [
    ...(id === null ? [] : [`#${id}`]),
    ...named.map((name) => `${tag}.${name}`),
    ...(stem === null ? [] : [`${tag}[class*="${stem}"]`]),
    ...(tag === '' ? [] : [tag]),
  ];
}
