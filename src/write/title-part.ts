import type { Item } from '../model/item.ts';
import type { Part } from './excerpt.ts';

const leading =
  /^(?:\s|\p{Extended_Pictographic}|【[^】]{0,20}】|\[[^\]]{0,20}\]|（(?:更新|已更新|图|独家)[^）]{0,12}）|(?:独家|快讯|突发|重磅|公告速递|图解|早报|盘中|午评)[!！|｜丨：:·\s]+|[^|｜丨，。：]{0,6}(?:首发|独家|快讯|专访|深度|观察|速递|焦点)\s?[|｜丨]\s?)+/u;

/** Where the words of a title stand: without the outlet at its end, labels in brackets at its start, a question of taste. */
export function titlePart(item: Item): Part {
  const { title } = item;
  let end = title.length;
  const suffix = /\s*(?:[|｜丨_]|\s[-–—]\s?|[-–—]{1,2}(?=[^-–—]{2,12}$))\s*[^|｜丨_\-–—]{2,16}$/.exec(title);
  if (suffix !== null && isOutlet(title.slice(suffix.index), item.outlet)) end = suffix.index;
  const bracket = /[（(][^（()）]{1,12}[）)]\s*$/.exec(title.slice(0, end));
  if (bracket !== null && /图|视频|转载|附|更新|组图/.test(bracket[0])) end = bracket.index;
  const start = leading.exec(title)?.[0].length ?? 0;
  while (end > start && /[\s。！!]/.test(title[end - 1]!)) end--;
  return start < end ? { start, end } : { start: 0, end: title.length };
}

function isOutlet(tail: string, outlet: string): boolean {
  const name = tail.replace(/^[\s|｜丨_\-–—]+/, '');
  return (
    outlet.includes(name) ||
    name.includes(outlet) ||
    /(?:网|报|新闻|财经|社|之家|周刊|在线|客户端|频道|氪|首发|独家|News|Times|Post|Reuters|Bloomberg)$/.test(name)
  );
}
