/** Headlines in the way of the field; names and events are made up. */
export const headlines = [
  '沐曦股份科创板上市首日大涨近七倍',
  '摩尔线程发布新一代全功能显卡',
  '壁仞科技通过港交所聆讯拟募资',
  '智谱开源新一代基座模型参数公开',
  '稀宇科技更新视频模型支持长镜头',
  '天数智芯递交招股书披露三年营收',
  '国产算力卡进入大型数据中心集采',
  '示例半导体三季报营收同比增长十四倍',
  '多家芯片厂商完成大模型适配',
  '云厂商发布推理加速服务价格下调',
];

const each = (make: (title: string, at: number) => string): string => headlines.map(make).join('');

const sections = ['首页', '科技', '财经', '股票', '汽车', '房产', '关于我们', '联系我们'];
const menuItems = sections.map((name, at) => `<li><a href="/${at}/">${name}</a></li>`).join('');

/** Section names in a list of their own, as they stand on top of every page. */
export const menu = `<div class="nav"><ul>${menuItems}</ul></div>`;

const longNames = [
  '上市公司公告查询系统',
  '科创板发行上市审核',
  '投资者教育服务平台',
  '证券市场行情中心频道',
  '港股通资金流向数据',
  '新股申购日历与中签',
  '融资融券余额明细表',
  '机构调研记录数据库',
  '龙虎榜每日成交排行',
  '限售股解禁时间一览',
];

/** The most read, in the same markup as many lists. */
export const hot = `<div class="hot-rank"><ul>${headlines
  .slice(0, 6)
  .map((title, at) => `<li><a href="/hot/${900 + at}.html">${title}引发关注</a></li>`)
  .join('')}</ul></div>`;

const page = (body: string): string => `<html lang="zh-CN"><head><title>要闻</title></head><body>${body}</body></html>`;

const words = (title: string): string =>
  `${title}，公司在公告中表示，本次发行完成之后将继续加大研发投入并扩充产能规模。`;

/** List pages with the markup habits of Chinese news sites. */
export const listPages = {
  /** Classes by place, dates of a day before cut headlines. */
  list: page(
    `${menu}<div class="main"><ul class="news_list">${each(
      (title, at) =>
        `<li class="${at === 0 ? 'first' : at % 2 === 0 ? 'even' : 'odd'}"><span class="time">12-${10 + at}</span>` +
        `<a href="/a/2025${100 + at}.html" title="${title}">${title.slice(0, 10)}...</a></li>`,
    )}</ul></div>${hot}`,
  ),
  /** No class anywhere, a menu built alike, dates as bare text. */
  bare: page(
    `<div><ul>${menuItems}</ul></div><div><ul>${each(
      (title, at) => `<li><a href="/a/2025${100 + at}.html">${title}</a> [2025-12-${10 + at}]</li>`,
    )}</ul></div>`,
  ),
  /** A picture and a channel link before the headline, a class with a number for each card. */
  cards: page(
    `${menu}<div class="feed">${each(
      (title, at) =>
        `<div class="card-item css-1x${at}"><a class="pic" href="/p/${1000 + at}"><img src="/i.jpg"></a><div class="info">` +
        `<a class="cat" href="/cat/${at % 3}">科技前沿资讯频道</a><h3 class="title"><a href="/p/${1000 + at}">${title}</a></h3>` +
        `<p class="desc">${words(title)}</p><div class="meta"><span>张三</span><span>3小时前</span></div></div></div>`,
    )}</div>${hot}`,
  ),
  table: page(
    `${menu}<table class="tb"><tr><th>标题</th><th>日期</th></tr>${each(
      (title, at) => `<tr><td><a href="show.asp?id=${at + 1}">${title}</a></td><td>2025/12/${10 + at}</td></tr>`,
    )}</table>`,
  ),
  /** Cards that are links as a whole, with the class names of a build. */
  built: page(
    `${menu}<section class="List_wrap__aBcDe">${each(
      (title, at) =>
        `<a class="Item_row__xYzWq" href="/article/${at + 77}"><h2>${title}</h2>` +
        `<time datetime="2025-12-${10 + at}T08:00:00+08:00">今天 14:02</time></a>`,
    )}</section>`,
  ),
  /** Parted by days; beside each item only the time. */
  days: page(
    menu +
      ['12月21日', '12月20日', '12月19日']
        .map((day, part) => {
          const own = headlines.slice(part * 3, part * 3 + 3);
          const rows = own.map((title, at) => `<li><em>1${at}:02</em><a href="/n/${part}${at}99">${title}</a></li>`);
          return `<div class="day"><h4>${day}</h4><ul class="items">${rows.join('')}</ul></div>`;
        })
        .join(''),
  ),
  /** The headline is no link. */
  more: page(
    `${menu}<div class="lists">${each(
      (title, at) =>
        `<div class="one"><h3>${title}</h3><p>${words(title)}</p><a href="/d/${at + 300}.html">阅读全文</a><i>12-2${at}</i></div>`,
    )}</div>`,
  ),
  english: page(
    `<nav><ul><li><a href="/">Home</a></li><li><a href="/tech">Technology</a></li><li><a href="/privacy">Privacy policy</a></li>
    <li><a href="/about">About us</a></li></ul></nav><main>${[
      'Moore Threads wins approval for Shanghai listing',
      'MetaX shares soar on first day of trading',
      'Biren passes hearing at Hong Kong exchange',
      'Zhipu opens weights of its newest model',
      'MiniMax ships a longer video model',
    ]
      .map(
        (title, at) =>
          `<article class="post"><h2 class="entry-title"><a href="/2025/12/${at}/chips-news-of-day-${at}">${title}</a></h2>` +
          `<div class="meta">by <a href="/author/li">Li Lei</a> on <time datetime="2025-12-1${at}T10:00:00Z">December 1${at}, 2025</time></div></article>`,
      )
      .join('')}</main>`,
  ),
  /** A link to the channel before each headline. */
  channels: page(
    `${menu}<div class="l"><ul class="lst">${each(
      (title, at) =>
        `<li><a href="/ch/${at % 3}" class="ch">[公司]</a><a href="/x/${at + 400}.htm">${title}</a><span class="rt">12/2${at}</span></li>`,
    )}</ul></div>`,
  ),
  /** A menu whose words are as long as headlines, in the same markup. */
  longMenu: page(
    `<div class="top"><ul>${longNames.map((name, at) => `<li><a href="/data/${at}/">${name}</a></li>`).join('')}</ul></div>` +
      `<div class="con"><ul>${each((title, at) => `<li><a href="/a/${at + 7000}">${title}</a><em>12-2${at}</em></li>`)}</ul></div>`,
  ),
  /** Cards without any name that would last. */
  nameless: page(
    `<div class="sc-bdVaJa">${each(
      (title, at) =>
        `<div class="sc-htpNat"><a class="sc-bwzfXH" href="/news/${at}-chips-and-more-words"><div>${title}</div><div>12月2${at}日</div></a></div>`,
    )}</div>`,
  ),
  menuOnly: page(`${menu}<p>本页没有内容</p>`),
} as const;
