import type { IpoStage } from '../model/fact.ts';

/** How Chinese reports word each step of a road. */
export const stepWords: Readonly<Record<IpoStage, RegExp>> = {
  tutoring: /辅导/,
  accepted: /受理/,
  inquiry: /问询/,
  approved: /过会|审议通过/,
  hearing: /聆讯/,
  registered: /注册/,
  prospectus: /招股|递交|递表/,
  priced: /发行价|定价|发售价/,
  listed: /上市|挂牌|登陆/,
  unlocked: /解禁/,
};
