/** Labels that servers and files use and the Encoding Standard does not know. */
const labelAliases: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  'utf-8-bom': 'utf-8',
  unicode: 'utf-16le',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  'hz-gb-2312': 'gb18030',
  'big5-eten': 'big5',
  cp950: 'big5',
  ms950: 'big5',
  cp949: 'euc-kr',
  cp1252: 'windows-1252',
};

/** How far into a file a declaration is looked for, in bytes. */
const declarationBytes = 4096;

const declaration = /^[^<]{0,200}<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)/i;
const metaCharset = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i;

/**
 * The Encoding Standard's name of a label; null when nobody knows it.
 * GB 2312, GBK and GB 18030 are one family of which each holds the one before, so the widest is always right.
 */
export function charsetName(label: string | null | undefined): string | null {
  if (label === null || label === undefined) return null;
  const wanted = label
    .trim()
    .replaceAll(/^["']|["']$/g, '')
    .toLowerCase();
  if (wanted === '') return null;
  const name = labelAliases[wanted] ?? wanted;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** UTF-16 without a mark shows as zeros beside the first ASCII characters. */
function sixteenBits(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length - 1, 64);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const enough = end / 2 / 2;
  if (enough < 2 || (even > 0 && odd > 0)) return null;
  if (even >= enough) return 'utf-16be';
  return odd >= enough ? 'utf-16le' : null;
}

/** Whether the bytes are UTF-8 throughout; bytes of any other charset of more than ASCII practically never are. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0x1b) return false;
  return true;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationBytes));
  return charsetName(declaration.exec(head)?.[1]) ?? charsetName(metaCharset.exec(head)?.[1]);
}

/** The characters each script uses most: a wrong decoding of real text hardly ever meets them. */
const frequent: readonly { readonly charset: string; readonly letters: RegExp }[] = [
  {
    charset: 'gb18030',
    letters:
      /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙]/g,
  },
  {
    charset: 'big5',
    letters:
      /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題]/g,
  },
  { charset: 'shift_jis', letters: /[\u3041-\u3096\u30a1-\u30fa\u30fc]/g },
  {
    charset: 'euc-kr',
    letters: /[이다는을의에가하고한로지사은를도기서인아자어해시나리대수그전있것들정일부라으면적보제만상스원]/g,
  },
];

/** Where the first byte beyond ASCII stands: what is before it says nothing of the charset. */
function firstBeyondAscii(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  return Math.max(at, 0);
}

/** For bytes that declare nothing: the decoding in which most characters are everyday ones of their script. */
function guess(bytes: Uint8Array): string {
  const start = firstBeyondAscii(bytes);
  const sample = bytes.subarray(start, start + 20_000);
  let best = 'windows-1252';
  let bestShare = 0.2;
  for (const { charset, letters } of frequent) {
    // A sample may end within a character, so its last bytes are not held against it.
    const text = new TextDecoder(charset).decode(sample);
    const wide = text.replaceAll(/[^\u0100-\uffff]/g, '');
    if (wide.length === 0 || (wide.match(/\ufffd/g)?.length ?? 0) > wide.length / 8) continue;
    const share = (wide.match(letters)?.length ?? 0) / wide.length;
    if (share > bestShare) {
      best = charset;
      bestShare = share;
    }
  }
  return best;
}

/** How much of a file that is nearly UTF-8 is looked at. */
const sampleBytes = 50_000;

/**
 * Whether bytes that are not UTF-8 throughout were meant as UTF-8: cut within a character, or with a piece of something
 * else in them. Text of other charsets holds hardly a sequence that UTF-8 allows.
 *
 * @param isDoubted whether somebody says they are something else
 */
function isNearlyUtf8(bytes: Uint8Array, isDoubted: boolean): boolean {
  const start = firstBeyondAscii(bytes);
  const text = new TextDecoder('utf-8').decode(bytes.subarray(start, start + sampleBytes));
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const good = (text.match(/[\u0080-\uffff]/g)?.length ?? 0) - bad;
  return good > 0 && bad * (isDoubted ? 4 : 1) <= good;
}

/** Why a charset was taken: the operator, a byte order mark, zeros between letters, the bytes fit, or who said so. */
export type CharsetReason = 'override' | 'mark' | 'zeros' | 'valid' | 'server' | 'declared' | 'guess';

interface Choice {
  readonly charset: string;
  readonly why: CharsetReason;
  /** The text, where finding the charset meant to decode it. */
  readonly text: string | null;
}

function chosen(charset: string, why: CharsetReason, text: string | null = null): Choice {
  return { charset, why, text };
}

/** UTF-8 and UTF-16 show in the bytes: a file that says so and does not look so is wrong about itself. */
function isBelievable(charset: string | null): charset is string {
  return charset !== null && !charset.startsWith('utf-');
}

function choose(bytes: Uint8Array, contentType: string | null, override: string | null): Choice {
  const forced = charsetName(override);
  if (forced !== null) return chosen(forced, 'override');
  const marked = byteOrderMark(bytes);
  if (marked !== null) return chosen(marked, 'mark');
  const wide = sixteenBits(bytes);
  if (wide !== null) return chosen(wide, 'zeros');
  const served = charsetName(/charset\s*=\s*("[^"]*"|'[^']*'|[^\s;]+)/i.exec(contentType ?? '')?.[1]);
  const declared = declaredIn(bytes);
  if ((served ?? declared) !== 'iso-2022-jp' || isAscii(bytes)) {
    const text = decodeStrictly(bytes, 'utf-8');
    if (text !== null) return chosen('utf-8', 'valid', text);
    if (isNearlyUtf8(bytes, isBelievable(served ?? declared))) return chosen('utf-8', 'valid');
  }
  if (isBelievable(served)) return chosen(served, 'server');
  if (isBelievable(declared)) return chosen(declared, 'declared');
  return chosen(guess(bytes), 'guess');
}

/**
 * Bytes to text. In order: the operator's override, a byte order mark, UTF-16 by its zeros, UTF-8 when the bytes are
 * that but for a few (declarations lie more often than bytes), what the server says, what the file says, a guess.
 *
 * @param contentType as the server sent it, or null
 * @returns text without a byte order mark; bytes that stand for nothing become U+FFFD
 * @throws nothing
 */
export function decodeText(bytes: Uint8Array, contentType: string | null, override: string | null): string {
  const { charset, text } = choose(bytes, contentType, override);
  return text ?? new TextDecoder(charset).decode(bytes);
}

/**
 * The charset `decodeText` reads the same bytes in, and why: for people who add a source.
 *
 * @throws nothing
 */
export function charsetOf(
  bytes: Uint8Array,
  contentType: string | null,
  override: string | null,
): { readonly charset: string; readonly why: CharsetReason } {
  const { charset, why } = choose(bytes, contentType, override);
  return { charset, why };
}
