import type { Company } from '../src/model/company.ts';
import type { FeedItem } from '../src/model/feed.ts';

/** Chance that gives the same news for the same seed: mulberry32 by Tommy Ettinger, public domain. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What one outlet wrote. */
export interface Report {
  readonly title: string;
  readonly text: string;
}

/** Draws from one seed. */
export class Draw {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = chanceFrom(seed);
  }

  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  one<T>(from: readonly T[]): T {
    return from[this.int(0, from.length - 1)]!;
  }

  /** Words that are sometimes not there: a slot nobody fills. */
  maybe(words: string, share = 0.6): string {
    return this.is(share) ? words : '';
  }

  amount(most = 900): string {
    return this.is(0.5)
      ? `${this.int(1, most)}.${this.int(10, 99)}亿`
      : this.is(0.5)
        ? `${this.int(1, most)}亿`
        : `${this.int(100, 9999)}.${this.int(1, 9)}万`;
  }

  percent(): string {
    return `${this.int(1, 400)}.${this.int(1, 99)}%`;
  }
}

const doubts = ['', '', '', '约', '超过', '近', '逾', '不足'];
const outletsOf = ['示例日报', '每日样报', '财经样刊24', '样例证券报', '科技样网', '第1样本'] as const;
const asides = [
  '公司称将继续投入研发。',
  '市场人士认为，后续进展仍待观察。',
  '这一消息尚未得到公司证实。',
  '该公司同时表示，产能安排不受影响。',
  '报道没有给出更多细节。',
  '业内预计下半年竞争会更激烈，行业整合也可能加快。',
];

const details = [
  '公司主打通用计算芯片，产品覆盖数据中心、工作站和个人电脑三个市场。',
  '公司的研发人员占员工总数的大半，总部之外另有三处研发中心。',
  '据招股书，公司的前五大客户贡献了大部分收入，客户多在互联网和运营商。',
  '公司去年建成第一个万卡集群，此后陆续交付给多家智算中心使用。',
  '创始人曾在海外芯片公司任职多年，核心团队多是他的老同事。',
  '公司说，新一代产品已经流片，量产时间要看测试的结果。',
  '国内做同类产品的公司还有几家，价格竞争从去年下半年开始加剧。',
  '公司的软件生态已经有上万名开发者注册，工具链全部免费开放。',
] as const;

/** What else a report tells of its firm: nothing, or some sentences. */
function detailsOf(draw: Draw): string {
  const from = draw.int(0, details.length - 1);
  return draw.is(0.5)
    ? ''
    : Array.from({ length: draw.int(1, 5) }, (_, n) => details[(from + n) % details.length]).join('');
}

/** One matter, told by as many outlets as asked: wording, order and precision differ, and now and then the value. */
export function reportsOf(company: Company, day: string, draw: Draw, outlets: number): Report[] {
  const name = company.names.zhShort;
  const unit = company.market === 'hkex' ? '港元' : '元';
  const place = company.market === 'hkex' ? '港交所' : '科创板';
  const [price, close] = [draw.int(10, 300), draw.int(10, 900)];
  const change = draw.percent();
  const [revenue, loss] = [draw.amount(), draw.amount(90)];
  const [raise, value] = [draw.amount(), draw.amount(4000)];
  const product = company.products[0]?.text ?? 'GLM-4.5';
  const quarter = draw.one(['前三季度', '2025年上半年', '三季度', '2024年', '第二季度']);
  const kind = draw.int(0, 11);
  return Array.from({ length: outlets }, (_, at): Report => {
    const report = reportBy(at);
    return /\p{Script=Han}/u.test(report.text) ? { ...report, text: report.text + detailsOf(draw) } : report;
  });

  function reportBy(at: number): Report {
    const doubt = draw.one(doubts);
    const told = at > 0 && draw.is(0.3) ? close + draw.int(1, 9) : close;
    const aside = draw.maybe(draw.one(asides));
    const oneOf = (...reports: readonly Report[]): Report => draw.one(reports);
    switch (kind) {
      case 0:
        return oneOf(
          {
            title: `${name}登陆${place}，首日收于${told}${unit}`,
            text: `${name}${day}在${place}上市${draw.maybe(`，发行价${price}.50${unit}`)}${draw.maybe(`，开盘${told + 3}${unit}`)}，收于${told}${unit}${draw.maybe(`，较发行价上涨${change}`)}。${draw.maybe(`总市值${doubt}${value}${unit}。`)}${draw.maybe(`公开发售获${draw.int(2, 2000)}倍认购。`)}${aside}`,
          },
          {
            title: `${name}首日收涨${change}，市值${doubt}${value}${unit}`,
            text: `截至收盘，${name}报${told}${unit}，涨${change}${draw.maybe(`，成交额${draw.amount(90)}${unit}`)}。${aside}`,
          },
          {
            title: `${company.names.en ?? name} closes first day at ${told}`,
            text: `${company.names.en ?? name} shares closed at HK$${told} on their debut, up ${change}. ${draw.maybe(`The company raised HK$${draw.int(1, 9)}.${draw.int(1, 9)} billion.`)}`,
          },
        );
      case 1:
        return oneOf(
          {
            title: `${name}${quarter}营收${revenue}元`,
            text: `${name}发布财报，${quarter}营收${doubt}${revenue}元${draw.maybe(`，同比增长${change}`)}；${draw.one(['归母净亏损', '净亏损', '归母净利润', '扣非净亏损'])}${loss}元${draw.maybe(`，同比${draw.one(['收窄', '扩大', '下降'])}${draw.percent()}`)}。${draw.maybe(`毛利率为${draw.int(1, 70)}.5%。`)}${draw.maybe(`研发投入${draw.amount(30)}元。`)}${aside}`,
          },
          {
            title: `${name}业绩预告：预计亏损${loss}元至${loss.replace(/^\d+/, (n) => String(Number(n) + 2))}元`,
            text: `${name}公告，预计2025年营收${revenue}元${draw.maybe(`，增长${change}`)}，净亏损${loss}元至${loss.replace(/^\d+/, (n) => String(Number(n) + 2))}元。${aside}`,
          },
          {
            title: `${company.names.en ?? name} revenue up ${change}`,
            text: `${company.names.en ?? name} reported revenue of $${draw.int(2, 900)}.${draw.int(1, 9)} million for the first nine months of 2025, up ${change} from a year earlier. ${draw.maybe(`Its net loss was $${draw.int(2, 90)} million.`)}`,
          },
        );
      case 2:
        return {
          title: draw.one([`${name}发布${product}`, `${name}开源${product}，总参数${value}`, `${name}新品来了！`]),
          text: `${name}${draw.maybe(day)}${draw.one(['发布', '推出', '开源'])}${product}${draw.maybe(`，总参数${value}`)}${draw.maybe(`，激活参数${draw.int(10, 90)}亿`)}${draw.maybe('，上下文长度128K')}${draw.maybe(`，售价${draw.int(99, 9999)}元`)}。${aside}`,
        };
      case 3:
        return {
          title: draw.one([`${name}签下${raise}元订单`, `${name}拿到大单`]),
          text: `${name}与某运营商签订${draw.one(['采购合同', '框架协议', '集群订单'])}${draw.maybe(`，金额${doubt}${raise}元`)}${draw.maybe(`，共${draw.int(2, 90)},000片`)}。${aside}`,
        };
      case 4:
        return {
          title: draw.one([`${name}完成${raise}元融资`, `${name}完成${draw.one(['B', 'C+', 'Pre-A'])}轮融资`]),
          text: `${name}宣布完成${draw.maybe(`${draw.one(['B', 'C+', 'Pre-A'])}轮`)}融资${draw.maybe(`，金额${raise}元`)}${draw.maybe(`，投后估值${doubt}${value}元`)}${draw.maybe(`，${draw.int(2, 12)}家机构参与`)}。${aside}`,
        };
      case 5:
        return {
          title: `${name}：${draw.one(['创始人', '首席技术官', '副总裁'])}${draw.one(['离任', '辞职', '加入'])}`,
          text: `${name}${day}公告，公司${draw.one(['首席财务官', '副总裁'])}因个人原因辞职。${aside}`,
        };
      case 6:
        return {
          title: draw.one([`${name}与某车企合作`, `${name}、样例云达成战略合作，共建“千卡”集群`]),
          text: `${name}与样例云签署战略合作协议${draw.maybe(`，三年内共建${draw.int(2, 90)}座智算中心`)}。${aside}`,
        };
      case 7:
        return {
          title: draw.one([`${name}被诉专利侵权`, `${name}回应诉讼：索赔${raise}元不成立`]),
          text: `${name}被一家公司起诉${draw.maybe(`，索赔${raise}元`)}。${aside}`,
        };
      case 8:
        return oneOf(
          {
            title: `${name}通过港交所聆讯`,
            text: `${name}${draw.maybe(day)}通过港交所聆讯${draw.maybe(`，拟募资${raise}港元`)}。${aside}`,
          },
          {
            title: `${name}启动招股`,
            text: `${name}${draw.maybe(day)}起招股${draw.maybe(`，发售${draw.int(2, 90)}00万股`)}${draw.maybe(`，发售价${price}.00${unit}至${price + 3}.60${unit}`)}${draw.maybe(`，募资${doubt}${raise}${unit}`)}。${aside}`,
          },
          {
            title: `${name}科创板IPO过会`,
            text: `上交所${day}公告，${name}首发申请获审议通过${draw.maybe(`，拟募资${raise}元`)}。${aside}`,
          },
        );
      case 9:
        return {
          title: draw.one([`${name}盘中涨${change}`, `${name}股价跌${change}，市值${value}${unit}`]),
          text: `${day}，${name}股价${draw.one(['上涨', '下跌'])}${change}，报${told}${unit}${draw.maybe(`，总市值${value}${unit}`)}${draw.maybe(`，成交额${draw.amount(90)}${unit}`)}。${aside}`,
        };
      case 10:
        return {
          title: `${name}：${draw.one(['走进工厂', '一家公司的一天', '为什么是现在？'])}`,
          text: `${draw.one(['在郊外的园区里，', ''])}${name}的团队有${draw.int(20, 900)}人。${aside}${aside}`,
        };
      default:
        return {
          title: `${name}发行价定为${price}.20${unit}`,
          text: `${name}${day}公告，发行价定为${price}.20${unit}${draw.maybe(`，发行${draw.int(2, 90)}00万股`)}${draw.maybe(`，募资总额${doubt}${raise}${unit}`)}${draw.maybe(`，募资净额${draw.amount(90)}${unit}`)}${draw.maybe(`，${draw.int(4, 30)}家基石投资者认购`)}。${aside}`,
        };
    }
  }
}

/** Markup and marks as feeds have them: none changes what is said. */
function dressed(text: string, draw: Draw): string {
  const words = text.replaceAll('&', '&amp;');
  switch (draw.int(0, 9)) {
    case 0:
      return `<p>${words.replaceAll('。', '。</p><p>')}</p>`;
    case 1:
      return `<div class="a">${words}<br/><br/><a href="/more?a=1&amp;b=2">原文</a></div>`;
    case 2:
      return `【示例快讯】${words}`;
    case 3:
      return `　　${words.replaceAll('，', '，\n')}`;
    case 4:
      return `${words}<script>var x = {{y}};</script><style>p{}</style>`;
    case 5:
      return words.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one)));
    case 6:
      return `${words}&lt;b&gt;AT&amp;amp;T&lt;/b&gt;与R&amp;D无关。`;
    case 7:
      return `示例社北京电（记者 张三）${words}责任编辑：李四`;
    default:
      return words;
  }
}

/** A feed's entry of a report; `at` is when it was published, UTC milliseconds. */
export function entryOf(report: Report, at: number, id: string, draw: Draw): FeedItem & { readonly outlet: string } {
  const published = new Date(at).toISOString();
  return {
    id,
    title: draw.is(0.1) ? `${report.title.replaceAll('&', '&amp;')} &amp;amp; 更多` : report.title,
    url: `https://outlet.example/${id}?a=1&b=2`,
    published,
    updated: null,
    summary: dressed(report.text, draw),
    content: null,
    author: null,
    categories: [],
    enclosures: [],
    dateText: draw.is(0.95) ? published : null,
    certainty: 'minute',
    outlet: draw.one(outletsOf),
  };
}
