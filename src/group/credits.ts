import type { Item } from '../model/item.ts';

/** A source that an item says it has its news from. */
export interface Credit {
  /** As the item names it; null where it says only that it is reprinted. */
  readonly name: string | null;
  /** The words can only name an outlet; 据某某消息 may name a company as well. */
  readonly isSure: boolean;
}

/** Credits stand in the first sentences or the last line. */
const openingCharacters = 200;
const closingCharacters = 150;

const when = String.raw`(?:\d{1,2}月\d{1,2}日|\d{1,2}日|今[日天]|昨[日天]|[上本]月|[上本]周|周[一二三四五六日])?(?:此前|早些时候|最新|相关|独家)*的?`;
const name = String.raw`[\p{L}\p{N}·.&]`;

/** 据36氪报道, 来源：科创板日报, reported by Reuters: what is said of nobody but an outlet. */
const sure: readonly RegExp[] = [
  new RegExp(String.raw`据\s?《?(${name}{2,14}?)》?\s?${when}报道`, 'gu'),
  /(?:稿件来源|文章来源|消息来源|稿源|来源|转自|转载自|原载于?|首发于)\s?[:：]?\s?《?([\p{L}\p{N}·.&]{2,14})/gu,
  /\b(?:reported by|citing|reprinted from|source:)\s+(?:the\s+)?((?:[A-Z][\w&]*(?:\.\w+)*)(?: [A-Z][\w&]*(?:\.\w+)*){0,3})/g,
];

/** 36氪获悉, 财联社讯, according to Bloomberg: an outlet only if one of the story has that name. */
const perhaps: readonly RegExp[] = [
  new RegExp(String.raw`据\s?《?(${name}{2,14}?)》?\s?${when}(?:消息|获悉|透露|援引|称)`, 'gu'),
  /(?:^|[\n。,，(（【])\s?《?([\p{L}\p{N}·.&]{2,10}?)》?(?:独家)?(?:获悉|(?<!腾)讯)/gu,
  /\b(?:according to|via|as)\s+(?:the\s+)?((?:[A-Z][\w&]*(?:\.\w+)*)(?: [A-Z][\w&]*(?:\.\w+)*){0,3})/g,
  /((?:[A-Z][\w&]*(?:\.\w+)*)(?: [A-Z][\w&]*(?:\.\w+)*){0,3}) (?:first )?reported\b/g,
];

/** 据外媒报道 and 来源：公司公告 name no outlet. */
const nobody =
  /媒体|外媒|^(?:此前|公开|相关|有关|最新|上述|该)|公司|公告|官网|官方|公众号|网络|综合|招股|年报|交易所|图虫|视觉|^via$/;
const reprinted = /[(（【[]\s?(?:转载|转发|转)\s?[)）】\]]/;

/** @returns the sources an item names, the surest first; its own outlet may be among them */
export function sourcesNamed({ title, text }: Pick<Item, 'title' | 'text'>): readonly Credit[] {
  const closing =
    text.length > openingCharacters ? text.slice(Math.max(openingCharacters, text.length - closingCharacters)) : '';
  const places = [title, text.slice(0, openingCharacters), closing];
  const found = (patterns: readonly RegExp[], isSure: boolean): Credit[] =>
    places.flatMap((place) =>
      patterns.flatMap((pattern) =>
        [...place.matchAll(pattern)]
          .map((match) => match[1]!.trim())
          .filter((said) => !nobody.test(said))
          .map((said) => ({ name: said, isSure })),
      ),
    );
  const credits = [...found(sure, true), ...found(perhaps, false)];
  return places.some((place) => reprinted.test(place)) ? [...credits, { name: null, isSure: true }] : credits;
}
