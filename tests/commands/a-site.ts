import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface TestSite extends AsyncDisposable {
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
}

export interface Answer {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly to?: string;
  /** It asks to be left alone for so long. */
  readonly waitSeconds?: number;
}

/** A site on this machine: what it answers by path; everything else is not there. `{origin}` in a text is its address. */
export async function aSite(answers: Readonly<Record<string, Answer>>): Promise<TestSite> {
  const asked: string[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers[path];
    response.statusCode = answer === undefined ? 404 : answer.to === undefined ? 200 : 301;
    if (answer?.waitSeconds !== undefined) {
      response.statusCode = 429;
      response.setHeader('retry-after', String(answer.waitSeconds));
    }
    if (answer?.to !== undefined) response.setHeader('location', answer.to);
    if (answer?.type !== undefined) response.setHeader('content-type', answer.type);
    const body = answer?.body ?? '';
    response.end(typeof body === 'string' ? body.replaceAll('{origin}', origin) : body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const sentence =
  '沐曦股份今日在科创板上市，首日收盘大涨，公司表示将把募集资金投入新一代产品的研发，并继续扩大客户范围。';

export const article: Answer = {
  type: 'text/html; charset=utf-8',
  body: `<html><head><title>沐曦股份科创板上市首日大涨近七倍 - 示例日报</title></head><body>
<h1>沐曦股份科创板上市首日大涨近七倍</h1><div class="info"><span>2025-12-17 15:30</span> 来源：示例日报 作者：张三</div>
<div id="text">${`<p>${sentence}</p>`.repeat(5)}</div><div class="other"><h2 class="second">编者的另一个标题在这里</h2></div></body></html>`,
};

export const feed: Answer = {
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>示例 &amp; 日报</title>
<item><title>沐曦发布新品</title><link>https://a.example/1</link><pubDate>Mon, 16 Nov 2026 08:00:00 +0800</pubDate></item>
<item><title>天气</title><link>https://a.example/2</link><pubDate>待定的某天</pubDate></item>
<item><title>行情</title><link>https://a.example/3</link></item></channel></rss>`,
};
