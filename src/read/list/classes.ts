import type { Element } from 'domhandler';

/** What an element is for the moment, or by its place: the next page of the list has it elsewhere. */
const passing = new Set(
  (
    'first last odd even active on off current cur selected sel hover show hide hidden open closed alt visited lazy loaded ' +
    'loading new clearfix clear cf fl fr left right top bottom left-side no-img noimg has-img top-one'
  ).split(' '),
);

/** Classes that say how something looks, and are shared by what has nothing else in common. */
const looks =
  /^(?:flex|grid|block|inline|relative|absolute|container|wrapper|row|col|text|font|bg|border|rounded|items|justify|overflow|cursor|w|h|m|p|mt|mb|ml|mr|mx|my|pt|pb|pl|pr|px|py|gap|space|truncate|line)(?:-[a-z]+)*$/;

/**
 * `aBcDe`: made by a program, and another after the next release. What has no vowel may be Pinyin (`gsgglb`), so it is
 * no sign.
 */
function isMade(part: string): boolean {
  const turns = part.match(/[a-z][A-Z]/g)?.length ?? 0;
  return part.length >= 4 && turns / part.length >= 0.25;
}

/** How far a class may be relied on: 2 for a plain name, 1 for one with a single digit or about looks, 0 for none. */
export function lastingOf(name: string): 0 | 1 | 2 {
  if (!/^[A-Za-z][\w-]{1,39}$/.test(name) || passing.has(name.toLowerCase())) return 0;
  if (/\d{2}|\d.*\d/.test(name) || /^(?:css|jsx|sc|svelte|ng|v|data)-/.test(name)) return 0;
  if (name.split(/[-_\d]+/).some(isMade)) return 0;
  return /\d/.test(name) || looks.test(name) ? 1 : 2;
}

/** The id of an element, where it is a plain name; null for one with a number, which is one entry's own. */
export function stableId(element: Element): string | null {
  const id = element.attribs['id'] ?? '';
  return lastingOf(id) === 2 ? id : null;
}

/** The classes of an element that will be there tomorrow, sorted. */
export function stableClasses(element: Element): string[] {
  const names = (element.attribs['class'] ?? '').slice(0, 500).split(/\s+/);
  return [...new Set(names.filter((name) => lastingOf(name) > 0))].sort();
}
