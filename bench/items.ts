import type { Item } from '../src/model/item.ts';

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const fields = [
  '零售',
  '物流',
  '化工',
  '航运',
  '农机',
  '纺织',
  '影视',
  '教育',
  '环保',
  '建材',
  '医药',
  '旅游',
  '电力',
  '水务',
  '造纸',
  '家具',
];
const places = ['杭州', '成都', '武汉', '青岛', '厦门', '长沙', '苏州', '西安', '宁波', '合肥', '佛山', '大连'];
const acts = [
  '扩建仓库',
  '调整班次',
  '更换供应商',
  '公布环评',
  '举办展会',
  '启用新线',
  '签订租约',
  '完成验收',
  '举行培训',
  '更新目录',
];
const followed = ['摩尔线程', '沐曦股份', '壁仞科技', '天数智芯', '智谱', 'MiniMax'];
const news = [
  (n: string, a: string, b: string) => `${n}公布上半年营收${a}亿元同比增长${b}%`,
  (n: string, a: string, b: string) => `${n}签下${a}亿元算力订单交付${b}台服务器`,
  (n: string, a: string, b: string) => `${n}股价收于${a}元涨幅${b}%成交放大`,
  (n: string, a: string, b: string) => `${n}发布新品单卡显存${a}GB带宽提升${b}%`,
  (n: string, a: string, b: string) => `${n}研发投入${a}亿元占营收比重${b}%`,
];
const filler = [
  '业内人士认为这一安排与去年的计划一致。',
  '公司表示将按规定履行信息披露义务。',
  '记者在现场看到设备已经进入调试阶段。',
  '相关负责人说后续进展会及时向社会公布。',
  '市场对此反应平稳，成交与前一周相当。',
  '分析师提醒，行业竞争仍在加剧，成本压力没有缓解。',
  '当地部门介绍，配套道路预计明年完工。',
];

/** An event that more than one item may tell. */
interface Report {
  readonly company: string;
  readonly a: string;
  readonly b: string;
  readonly template: (typeof news)[number];
  readonly at: number;
}

function fit(text: string, length: number, pad: () => string): string {
  let whole = text;
  while (whole.length < length) whole += pad();
  return whole.slice(0, length);
}

/**
 * Items as a busy list of feeds brings them: titles of 24 characters, texts of 400, every tenth about a followed
 * company; about a third of those tell an event that another item tells too, in other words.
 *
 * @param days how many days they are spread over, ending at `endsAt`
 */
export function benchItems(count: number, days: number, endsAt: number): Item[] {
  const chance = seeded(20261123);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const items: Item[] = [];
  let last: Report | null = null;
  for (let i = 0; i < count; i += 1) {
    let at = endsAt - Math.floor(chance() * days * 86_400_000) - 1;
    let lead: string;
    if (i % 10 === 0) {
      const again: Report | null = last !== null && chance() < 0.33 ? last : null;
      const event: Report = again ?? {
        company: pick(followed),
        a: (chance() * 90 + 1).toFixed(2),
        b: (chance() * 80 + 1).toFixed(1),
        template: pick(news),
        at,
      };
      at = again === null ? at : Math.min(endsAt - 1, event.at + Math.floor(chance() * 36_000_000));
      last = event;
      lead = `${event.template(event.company, event.a, event.b)}。`;
    } else {
      lead = `${pick(places)}${pick(fields)}企业${pick(acts)}，涉及${pick(places)}和${pick(places)}两地门店${Math.floor(chance() * 900)}家。`;
    }
    const title = fit(lead.slice(0, -1), 24, () => pick(acts));
    items.push({
      id: `bench-${String(i).padStart(7, '0')}`,
      sourceId: `source-${i % 60}`,
      feedUrl: null,
      url: `https://outlet-${i % 60}.example/${i}`,
      title,
      text: fit(lead, 400, () => pick(filler)),
      html: '',
      author: null,
      outlet: `示例${i % 60}报`,
      tier: i % 60 < 3 ? 'filing' : 'press',
      publishedAt: at,
      certainty: 'minute',
      dateRange: null,
      firstSeenAt: at + 600_000,
      language: 'zh-Hans',
      revision: `r${i}`,
      wording: 'verbatim',
      origin: 'feed',
      section: null,
      filedUnder: [],
      credit: null,
    });
  }
  return items;
}
