/** Cleaning one article of 3 kB of markup, and a summary without any; one line of JSON, microseconds. */
import { cleanHtml } from '../src/read/clean.ts';

const base = 'https://news.example/a/1.html';
const words = '沐光科技发布新一代图形处理器，面向数据中心与智能驾驶，公司称年内量产，首批客户已完成验证。';

/** As feeds send it: classes, styles, links, a picture that loads late, references. */
function paragraph(at: number): string {
  return (
    `<p class="para p${at}" style="text-indent:2em"><span data-at="${at}">${words}</span>` +
    `据<a href="/b/${at}.html?x=1&amp;y=2" target="_blank">公告</a>，同比 &gt; 5%&nbsp;。</p>` +
    (at % 4 === 1
      ? `<figure><img src="/blank.gif" data-src="/img/${at}.jpg" alt="图"><figcaption>样片</figcaption></figure>`
      : '')
  );
}

let article = '<div class="article"><!-- 正文 -->';
for (let at = 0; Buffer.byteLength(article) < 3000; at += 1) article += paragraph(at);
article += '</div><script>var a = "x";</script>';
const plain = words.repeat(3);

/** Median of rounds, per call. */
function microseconds(html: string, calls: number): number {
  const took: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const started = performance.now();
    for (let call = 0; call < calls; call += 1) cleanHtml(html, base);
    took.push(((performance.now() - started) * 1000) / calls);
  }
  return took.toSorted((one, other) => one - other)[4]!;
}

const round = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    articleBytes: Buffer.byteLength(article),
    articleUs: round(microseconds(article, 1000)),
    plainBytes: Buffer.byteLength(plain),
    plainUs: round(microseconds(plain, 20_000)),
  }),
);
