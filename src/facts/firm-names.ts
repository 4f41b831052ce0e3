// Firms that news about chips and models names beside the followed ones. The rule below finds firms by their ending; these have none.
const others =
  '寒武纪|英伟达|辉达|超威|海光信息|海光|燧原|昆仑芯|平头哥|景嘉微|龙芯|华为云|华为|昇腾|中芯国际|台积电|字节跳动|字节|豆包|抖音|火山引擎|百度智能云|百度|文心|腾讯云|腾讯|混元|阿里巴巴|阿里云|阿里|通义|千问|蚂蚁|月之暗面|阶跃星辰|零一万物|百川智能|百川|面壁智能|无问芯穹|硅基流动|生数科技|爱诗科技|可灵|快手|小米|美团|京东|拼多多|网易|科大讯飞|讯飞|商汤|旷视|云从|依图|第四范式|地平线|黑芝麻|小马智行|文远知行|宇树|优必选|智元|联想|浪潮|新华三|中科曙光|曙光|摩根士丹利|摩根大通|高盛|瑞银|花旗|中金公司|中信证券|华泰证券|国泰海通|中信建投|红杉|高瓴|软银|葛卫东|迪士尼|环球|华纳兄弟|三星电子|三星|SK\\s?海力士|海力士|铠侠|南亚科技|太空探索|SpaceX|小红书|优步|Arm(?![a-z])|美光|英特尔|高通|博通|谷歌|微软|苹果|亚马逊|特斯拉|甲骨文|彭博|路透|中国移动|中国电信|中国联通|恒指|科创50|沪指|深成指|创业板指|纳指|道指|标普\\s?500';
const othersEnglish =
  'Nvidia|AMD|Intel|Cambricon|Hygon|Enflame|Huawei|ByteDance|Doubao|Baidu|Tencent|Alibaba|Moonshot(?: AI)?|StepFun|DeepSeek|OpenAI|Anthropic|Claude|Google|Microsoft|Meta(?! ?X)|Amazon|Apple|Tesla|xAI|SMIC|TSMC|Samsung|Broadcom|Qualcomm|SoftBank|Disney|Universal|GPT(?:-\\d)?|Gemini|Qwen|Kimi|Goldman Sachs|Morgan Stanley|JPMorgan|UBS|CICC|Hang Seng';
const ending =
  '科技|股份|集团|半导体|微电子|电子|智能|智算|机器人|汽车|软件|通信|电路|证券|银行|基金|资本|创投|生物|医药|光电|控股|航天';
// At the head of a clause, two to five characters and such an ending name a firm — unless they are words like these.
const noName =
  '(?![\\u4e00-\\u9fff]{0,4}(?:发售|发行|配售|认购|限售|流通|公司))(?!(?:注册|实缴|实收|认缴|涉|解禁|减持|增持|回购|质押|转让|认购|出售|购买|收购|持|占|获|按|全|所|公司|该|本|其|这|那|一|两|三|四|五|六|七|八|九|十|各|每|国产|中国|国内|全球|海外|新|旧|老|大|小|高|低|多|少|在|与|和|对|从|以|向|由|为|被|将|已|且|但|而|则|据|如|若|因|发|持|配|募|投|通用|人工|具身|发行|公开|香港|上市|行业|产业|相关|其他|首|此|当|前|后|也|并|又|再|还|更|是|有|主要|核心|数字|金融|证监|商业|预训练|训练|推理|端侧|云端|企业|用户|客户|政府|社保|公募|私募|主权|对冲|量化|风险|股权|基石|地方|国资|大基|另|曾|原|总|限售|员工|战略|网上|网下|可转|优先|普通|内资|外资|北向|南向|累计|目前|同时|今年|去年|拟))';
// 某光伏企业, 一家国产GPU公司: somebody, but nobody that is followed. 作为一家… and 是一家… say what somebody else is.
export const somebody =
  /(?<=^|[,;:。]\s?|而)(?!作为|是|[^,;]{0,6}是)(?:[\u4e00-\u9fff]{0,6}某|(?:国内|另|另有|还有|有)?一家)[\u4e00-\u9fffA-Za-z ]{0,12}?(?:公司|企业|厂商|机构|券商)(?![,;:、])/g;
export const group =
  /(?:[两二三四五六七八九十]|\d{1,2})(?:家|大|小)(?:企业|公司|厂商|巨头|龙|虎)|四小龙|六小虎|双雄|我国|行业(?:整体|平均)?(?=[^,;]{0,4}(?:营收|收入|毛利|净利|平均|增))|同行(?:业)?/g;
// 美团涨超4%,江波龙跌超6%, 韩国KOSPI指数上涨18%: who moves stands right before the move, known or not.
const mover =
  '(?:^|[,;:、。])(?:同日|当日|其中|而|此外|另外)?((?!股价|公司|全天|盘中|累计|开盘|收盘|收市|涨幅|跌幅|市值|港股|股票|股份|较|一度|首日|午后|午间|早盘|尾盘|当日|今日|昨日|随后|其后|截至|同比|环比|半日|暗盘|现|最高|最低|报|成交|盘初|开市|发稿|涨|跌|高|低|升|收|大|集体|合计|上市|其|该|本|公司|一季|二季|三季|四季|上半|下半|价格|整体|目前|期间|周|月|年|日|个|两|三|五|十|\\d)(?:(?!首日|[称内后中日价额率者])[\\u4e00-\\u9fffA-Za-z-]){2,12}?)(?=(?:股价)?(?:收|高开|低开|开盘|盘中)?(?:大|暴|均|上|下|再|续|急|重)?(?:涨|跌|挫|泻)(?:超过?|逾|近|约)?\\d)';
/** Names of firms, by list, ending or place; each in a group of its own, the last of them right before a move of its share. */
export const firmNames = new RegExp(
  `(${others})|(?:^|[,;:。"“(]|而|继|同期|与|和|、|(?<=(?:竞争对手|对手|供应商|客户|股东|伙伴|投资方|同行)(?:之一)?的?))\\s*(${noName}[\\u4e00-\\u9fff]{2,5}?(?:${ending}))(?![的]?(?:业务|产品|板块|行业|领域|市场|赛道|企业|公司总))|\\b(${othersEnglish})\\b|\\b((?:[A-Z][A-Za-z]+ ){1,2}(?:Inc|Corp|Ltd|Technolog(?:y|ies)|Semiconductors?|Semi|Group|Securities|Bank|Capital))\\b|([\\u4e00-\\u9fffA-Z]{2,8}(?:指数|成指|综指))|${mover}`,
  'g',
);
