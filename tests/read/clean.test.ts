import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from 'cheerio';
import fc from 'fast-check';

import { cleanHtml } from '../../src/read/clean.ts';

const base = 'https://news.example/a/';

test('scripts go with all they hold, unknown tags leave their text', () => {
  assert.deepEqual(cleanHtml('<p>前<font color=red>中</font></p><script>no()</script><p onclick=x>后</p>', base), {
    html: '<p>前中</p><p>后</p>',
    text: '前中\n后',
  });
});

test('only http addresses stay, however others are written', () => {
  const { html } = cleanHtml(
    '<a href="java\tscript:x">a</a><a href="&#14; javascript:x">b</a><a href="../c">c</a>',
    base,
  );
  assert.equal(html, 'ab<a href="https://news.example/c">c</a>');
});

test('pictures of one pixel and trackers are dropped, lazy ones found', () => {
  const { html } = cleanHtml(
    '<img src="/p.gif" width=1 height=1><img src="https://pixel.wp.com/g.gif"><img src="data:x" data-src="/a.jpg" alt="图">',
    base,
  );
  assert.equal(html, '<img src="https://news.example/a.jpg" alt="图">');
});

test('line breaks of a text without markup are its paragraphs', () => {
  assert.deepEqual(cleanHtml('甲\n\n乙 &amp; 丙', base), { html: '<p>甲</p><p>乙 &amp; 丙</p>', text: '甲\n乙 & 丙' });
});

test('a bare less-than is text', () => {
  assert.equal(cleanHtml('<p>市盈率 5 < 10 倍</p>', base).text, '市盈率 5 < 10 倍');
});

test('without a base a relative link is no link', () => {
  assert.equal(cleanHtml('<a href="/x">甲</a>', null).html, '甲');
});

test('a hundred thousand open elements end no process', () => {
  assert.equal(cleanHtml(`${'<b>'.repeat(100_000)}甲`, base).text, '甲');
});

const allowed: Readonly<Record<string, RegExp>> = {
  a: /^href$/,
  img: /^(?:src|alt|width|height)$/,
  td: /^(?:col|row)span$/,
};
const tags =
  /^(?:p|br|hr|div|h[1-6]|blockquote|pre|code|kbd|samp|var|em|strong|b|i|u|s|del|ins|sub|sup|small|mark|q|cite|abbr|dfn|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|th|td|caption|figure|figcaption|img|a|ruby|rt|rp)$/;

/** What a browser makes of it (cheerio's own parser is one), once and again; every element and attribute on the list. */
function faultsIn(html: string): readonly string[] {
  const faults: string[] = [];
  let seen = html;
  for (let turn = 0; turn < 3; turn += 1) {
    const $ = load(`<div>${seen}</div>`);
    $('body *').each((_, element) => {
      if (!tags.test(element.name)) faults.push(`<${element.name}>`);
      for (const [name, value] of Object.entries(element.attribs)) {
        if (!(allowed[element.name] ?? /^(?:start|colspan|rowspan)$/).test(name))
          faults.push(`${element.name} ${name}`);
        if (/^(?:href|src)$/.test(name) && !/^https?:\/\/[^\s<>"]+$/.test(value)) faults.push(`${name}=${value}`);
      }
    });
    if ($('head').children().length > 0) faults.push('head');
    seen = $('body > div').html() ?? '';
  }
  return faults;
}

const payloads = [
  // Namespaces that browsers leave again at other places than parsers for text do.
  '<svg><p><style><img title="</style><img src=x onerror=f()>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=f()&gt;">',
  '<math><annotation-xml encoding="text/html"><p><script>f()</script></annotation-xml></math>',
  '<svg><desc><noscript><p id="</noscript><img src=x onerror=f()>"></desc></svg>',
  '<svg><a xlink:href="javascript:f()"><text>a</text></a><use href="data:image/svg+xml,<svg onload=f()>"/></svg>',
  '<svg><animate attributeName=href values=javascript:f() /><set attributeName=onload to=f()></svg>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=f() src=1>">',
  '<table><caption><svg><title><table><title></title></table><img src=x onerror=f()>',
  // Elements whose content some read as text and others as markup.
  '<noscript><style></noscript><img src=x onerror=f()></style>',
  '<noframes><p title="</noframes><img src=x onerror=f()>">',
  '<noembed><p title="</noembed><img src=x onerror=f()>">',
  '<iframe><p title="</iframe><img src=x onerror=f()>">',
  '<plaintext><p title="</plaintext><img src=x onerror=f()>">',
  '<listing>&lt;img src=x onerror=f()&gt;</listing><xmp>&lt;script&gt;f()</xmp>',
  '<title><a title="</title><img src=x onerror=f()>"></title>',
  '<template><template></template><img src=x onerror=f()></template>',
  '<textarea>&lt;/textarea&gt;<img src=x onerror=f()></textarea>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=f()>',
  '<style><!--</style><script>f()</script>-->',
  '<script><!--<script></script><img src=x onerror=f()>--></script>',
  // Comments that end where nobody expects it.
  '<!--><img src=x onerror=f()>-->',
  '<!---><img src=x onerror=f()>-->',
  '<!-- --!><img src=x onerror=f()>-->',
  '<![CDATA[><img src=x onerror=f()>]]>',
  '<?xml version="1.0"><img src=x onerror=f()>?>',
  '<!doctype html "><img src=x onerror=f()>">',
  // Schemes in odd spellings.
  '<a href="&Tab;java&NewLine;script&colon;f()">x</a>',
  '<a href="\u0001javascript:f()">x</a><a href="java\u00adscript:f()">x</a>',
  '<a href=" data:text/html;base64,PHN2Zz4=">x</a><a href="DATA:text/html,x">x</a>',
  '<a href="view-source:javascript:f()">x</a><a href="blob:https://a.example/1">x</a><a href="filesystem:x">x</a>',
  '<a href="feed:javascript:f()">x</a><a href="intent://x#Intent;end">x</a><a href="mhtml:x!y">x</a>',
  '<a href="//evil.example\\@news.example/">x</a><a href="https:news.example">x</a>',
  '<a href="https://news.example/&quot; onclick=&quot;f()">x</a>',
  '<a href=https://news.example/`onclick=f()>x</a>',
  '<img src="https://news.example/a.jpg&quot;onerror=f()">',
  '<img src=1 srcset="javascript:f() 1x, data:text/html,x 2x"><img data-src="javascript:f()" src="">',
  '<picture><source srcset="javascript:f() 1x"><img></picture>',
  '<img src="https://user:pass@evil.example/a.jpg" alt="&quot;><script>f()</script>">',
  // Attributes that act.
  '<p style="background:url(javascript:f())">x</p><p style="width:expression(f())">x</p>',
  '<div style="-moz-binding:url(//evil.example/x.xml#x)">x</div><b style="position:fixed;inset:0">x</b>',
  '<form action="javascript:f()"><button formaction="javascript:f()">x</button><input type=image src=x onerror=f()></form>',
  '<isindex action=javascript:f() type=image><keygen autofocus onfocus=f()>',
  '<meta http-equiv=refresh content="0;url=javascript:f()"><base href="javascript:/a/"><link rel=import href=x>',
  '<object data="javascript:f()"><param name=movie value=x><embed src=x></object><applet code=x>x</applet>',
  '<video><source onerror=f()></video><audio src onerror=f()></audio><details open ontoggle=f()>x</details>',
  '<iframe srcdoc="&lt;script&gt;f()&lt;/script&gt;"></iframe><frameset onload=f()><frame src=javascript:f()></frameset>',
  '<a ping="https://evil.example/" href="/x">x</a><q cite="javascript:f()">x</q><del cite="data:x">x</del>',
  '<table background="javascript:f()"><td background="data:x">x</td></table>',
  '<marquee onstart=f()>x</marquee><x onclick=f() tabindex=1 id=x>x</x><p is=x-y>x</p>',
  // Names that stand in the way of scripts of the page.
  '<form id=document><input name=cookie></form><img name=getElementById><a id=location href=/x name=top>x</a>',
  '<p id=__proto__ class=constructor name=toString>x</p><a __proto__=x constructor=y href=/x>x</a>',
  // Tags that are cut, doubled or written as nobody writes them.
  '<img/src=x/onerror=f()><svg/onload=f()><p/onclick=f()>x',
  '<<script>f()</script><img src=x onerror=f()//',
  '<scr<script>ipt>f()</scr</script>ipt>',
  '<a href=x onmouseover=f()//<b>x</b></a>',
  '<IMG """><SCRIPT>f()</SCRIPT>">',
  '<a\u0000 href="java\u0000script:f()">x</a><\u0000script>f()</script>',
  '</br onclick=f()></p onclick=f()><//script>',
  '<a href=/1>a<a href=/2>b<table><a href=/3>c<tr><td><a href=/4>d',
];

for (const payload of payloads) {
  test(`nothing of ${JSON.stringify(payload)} acts`, () => {
    const { html } = cleanHtml(payload, base);
    assert.deepEqual(faultsIn(html), []);
    assert.equal(cleanHtml(html, base).html, html);
  });
}

test('whatever comes in, what goes out holds no tag or attribute beside the list, however often it is read', () => {
  const piece = fc.constantFrom(
    ...'< > " \' = / script img svg math style noscript template title textarea table td p a mtext mglyph desc'.split(
      ' ',
    ),
    ...[
      '<a href=',
      '<img src=',
      ' onerror=f() ',
      'javascript:',
      '<!--',
      '-->',
      ']]>',
      '<![CDATA[',
      '&lt;',
      '</',
      ' ',
      'x',
    ],
    ...'<svg> <math> <mtext> <style> </style> <table> <td> </table> <p> </p> <a> </a> <b> </b> <pre> \n <select>'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { html } = cleanHtml(pieces.join(''), base);
      assert.deepEqual(faultsIn(html), []);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

test('words of a kept text are in both, whatever tags stand around and between them', () => {
  const piece = fc.constantFrom(
    ...'<b> </b> <p> </p> <div> </div> <font> </font> <table> <tr> <td> </table> <a> </a> <math> <mi> </math> <o:p> </o:p> <br> <object> </object> <center> <form> </form>'.split(
      ' ',
    ),
    ...'甲 乙 丙丁 abc 5%'.split(' '),
  );
  const flat = (text: string): string => text.replaceAll(/\s/g, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const words = pieces.filter((one) => !one.startsWith('<')).join('');
      const { html, text } = cleanHtml(pieces.join(''), base);
      assert.equal(flat(text), words);
      assert.equal(flat(load(`<div>${html.replaceAll(/<[^>]*>/g, '')}</div>`).text()), words);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test('Word’s own XML is no text of the article', () => {
  assert.equal(cleanHtml('<xml><w:View>Normal</w:View></xml><p>正<o:p>文</o:p></p>', base).text, '正文');
});

test('a link in a link leaves its text', () => {
  assert.equal(
    cleanHtml('<a href="/1">甲<a href="/2">乙</a></a>', base).html,
    '<a href="https://news.example/1">甲乙</a>',
  );
});
