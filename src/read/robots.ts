interface Rule {
  readonly isAllowed: boolean;
  readonly pattern: string;
}

/** `/a/*.xml$` against a path, without backtracking: each part behind a star is looked for once. */
function matches(pattern: string, path: string): boolean {
  const isEnd = pattern.endsWith('$');
  const parts = (isEnd ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift() ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (isLast && isEnd) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return !isEnd || at === path.length;
}

/** Lines looked at; real files have some dozens. */
const maxLines = 5000;

/**
 * Which paths of a host a visitor may ask for, by its `robots.txt`.
 *
 * @param agent name of the visitor in small letters; the group of that name holds, else that of `*`
 * @returns of the rules that fit a path the longest counts, and of equals the one that allows; no file allows all
 *
 * Source: RFC 9309.
 */
export function robotsRules(text: string, agent: string): (path: string) => boolean {
  const groups = new Map<string, Rule[]>();
  let names: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n?|\n/, maxLines)) {
    const match = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line);
    if (match === null) continue;
    const key = match[1]!.toLowerCase();
    const value = match[2]!.trim();
    if (key === 'user-agent') {
      if (!isOpen) names = [];
      isOpen = true;
      names.push(value.toLowerCase());
      if (!groups.has(value.toLowerCase())) groups.set(value.toLowerCase(), []);
    } else if (key === 'allow' || key === 'disallow') {
      isOpen = false;
      if (value !== '')
        for (const name of names) groups.get(name)?.push({ isAllowed: key === 'allow', pattern: value });
    }
  }
  const rules = groups.get(agent) ?? groups.get('*') ?? [];
  return (path) => {
    let best: Rule | null = null;
    for (const rule of rules) {
      if (!matches(rule.pattern, path)) continue;
      const longer = best === null ? 1 : rule.pattern.length - best.pattern.length;
      if (longer > 0 || (longer === 0 && rule.isAllowed)) best = rule;
    }
    return best?.isAllowed ?? true;
  };
}
