import { decodeEntities } from './entities.ts';

/** No element of a feed has more; what is beyond is not looked at. */
const maxAttributes = 200;
const maxLength = 64 * 1024;

const attribute = /([^\s=/"'<>][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s"'>][^\s>]*)))?/g;

/**
 * The attributes of one tag: names in lower case, values decoded, the first of a name counts.
 *
 * @param written what stands in the tag behind its name
 */
export function readAttributes(
  written: string,
  entities: ReadonlyMap<string, string> | null,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let count = 0;
  const source = written.length > maxLength ? written.slice(0, maxLength) : written;
  for (const match of source.matchAll(attribute)) {
    const name = match[1]!.toLowerCase();
    if (Object.hasOwn(found, name) || name === '__proto__') continue;
    found[name] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '', entities);
    count += 1;
    if (count === maxAttributes) break;
  }
  return found;
}
