/**
 * Looks for 10,000 names in Chinese news and prints what it took, as one line of JSON. The same names and texts each time;
 * megabytes are those of UTF-8. Arguments: megabytes of text, names.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseCompanies } from '../src/config/companies.ts';
import { buildDictionary, type Dictionary } from '../src/match/dictionary.ts';
import { findMentions } from '../src/match/mentions.ts';
import type { Company } from '../src/model/company.ts';
import { seeded } from './items.ts';

const megabytes = Number(process.argv[2] ?? 20);
const wantedNames = Number(process.argv[3] ?? 10_000);
const chance = seeded(20261123);
const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(chance() * list.length)]!;

const places = '上海 北京 深圳 杭州 江苏 浙江 广东 中国 苏州 成都 武汉 合肥 西安 南京 山东 安徽'.split(' ');
const trades = '科技 智能 半导体 集团 医药 能源 电子 材料 软件 汽车 生物 银行 证券 机器人 航空 食品'.split(' ');
const starts = Array.from('华中天海金新东长光星云智安瑞德信恒宏盛泰康远博创联科微芯飞龙凤玉明晨昊宇');
const ends = Array.from('达通源威鼎联芯微曦仞程谱芒泽岳峰川澜图锐格恩思讯博康泰邦元亿嘉禾木林森辰舟');
const latin = ['Nova', 'Star', 'Core', 'Mini', 'Deep', 'Open', 'Blue', 'Sky', 'Data', 'Micro', 'Bio', 'Chip'];

/** Four names a company: short, registered, a product with a number, a ticker. */
function company(at: number): Company {
  const core = `${pick(starts)}${pick(ends)}${pick(starts)}${at % 3 === 0 ? pick(ends) : ''}`;
  const zhShort = at % 8 === 7 ? `${pick(latin)}${pick(latin)}${at}` : core;
  const trade = pick(trades);
  return {
    id: `company-${at}`,
    names: { zh: `${pick(places)}${core}${trade}股份有限公司`, zhShort, zhHant: null, en: null },
    aliases: [{ text: zhShort, guard: at % 10 === 0 ? 'context' : 'alone' }],
    tickers: [String(600_000 + at)],
    products: [{ text: `${pick(latin)} ${pick(starts)}${at}`, guard: 'alone' }],
    people: [],
    contextWords: [trade],
    blockedNeighbours: [],
    market: null,
    code: null,
  };
}

const words =
  `公司 市场 表示 发布 增长 同比 亿元 产品 企业 行业 技术 投资 经济 发展 中国 上海 北京 深圳 数据 模型 算力 芯片 国内 全球
  今年 去年 目前 未来 项目 合作 客户 服务 管理 平台 系统 需求 供应 价格 成本 收入 利润 亏损 股东 股份 股价 融资 上市 申请 公告 披露 报告
  显示 认为 分析 记者 了解 消息 相关 负责人 业务 生产 制造 工厂 设备 研发 创新 能力 应用 场景 用户 规模 水平 领域 方面 问题 情况 过程 结果
  影响 关系 政策 政府 部门 城市 地区 建设 推进 实现 提升 加快 支持 提供 开展 完成 进行 成为 包括 通过 根据 随着 由于 因此 但是 同时 其中
  以及 对于 关于 已经 可以 需要 没有 还是 这个 一个 我们 他们 自己 时间 工作 生活 社会 国家 世界 人工智能 大模型 机器人 新能源 汽车 电池
  半导体 集成电路 存储 服务器 数据中心 云计算 互联网 电商 银行 证券 基金 保险 资金 交易 指数 板块 上涨 下跌 成交 收盘 开盘 涨幅 资本 季度
  上半年 年度 业绩 预计 目标 计划 战略 布局 竞争 优势 机会 风险 挑战 变化 趋势 周期 渠道 品牌 消费 零售 物流 仓储 教育 医疗 药品 临床 试验`.split(
    /\s+/,
  );
const small = Array.from('的的的了在是和与对为将从到也都等上中下新大高多有不人年月日');
const stops = Array.from('，，，。，。；：、');

/** One article: every tenth sentence or so names a company, as on the pages of a trade. */
function article(companies: readonly Company[]): { title: string; text: string } {
  let text = '';
  const characters = 300 + Math.floor(chance() * 1500);
  while (text.length < characters) {
    let clause = chance() < 0.03 ? pick(companies).names.zhShort : '';
    for (let left = 3 + Math.floor(chance() * 5); left > 0; left--) {
      clause += pick(words);
      if (chance() < 0.5) clause += pick(small);
      if (chance() < 0.06) clause += (chance() * 1000).toFixed(2);
    }
    text += clause + pick(stops);
    if (chance() < 0.02) text += '\n';
  }
  return { title: `${pick(companies).names.zhShort}${pick(words)}${pick(words)}`, text };
}

/** Best of three rounds, after one that warms up. */
function megabytesPerSecond(items: readonly { title: string; text: string }[], dictionary: Dictionary) {
  const bytes = items.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0);
  let best = Infinity;
  let mentions = 0;
  for (let round = 0; round < 4; round++) {
    const started = performance.now();
    mentions = 0;
    for (const item of items) mentions += findMentions(item, dictionary).length;
    if (round > 0) best = Math.min(best, performance.now() - started);
  }
  return { speed: Math.round((bytes / 1e6 / best) * 1000 * 10) / 10, mentions, bytes };
}

const companies = Array.from({ length: Math.ceil(wantedNames / 4) }, (_, at) => company(at));
const items: { title: string; text: string }[] = [];
for (let bytes = 0; bytes < megabytes * 1e6;) {
  const item = article(companies);
  items.push(item);
  bytes += Buffer.byteLength(item.text);
}
const before = process.memoryUsage().rss;
const building = performance.now();
const dictionary = buildDictionary(companies);
const buildMs = performance.now() - building;
const many = megabytesPerSecond(items, dictionary);
const after = process.memoryUsage().rss;
const own = join(import.meta.dirname, '..', 'seeds/companies.yaml');
const few = megabytesPerSecond(items, buildDictionary(parseCompanies(readFileSync(own, 'utf8'), own)));

process.stdout.write(
  `${JSON.stringify({
    names: companies.length * 4,
    megabytes: Math.round(many.bytes / 1e5) / 10,
    mentions: many.mentions,
    buildMs: Math.round(buildMs),
    mbPerSecond: many.speed,
    ownListMbPerSecond: few.speed,
    addedMb: Math.round((after - before) / 1_048_576),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`,
);
