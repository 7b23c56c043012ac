/**
 * A register of four cases that prints other numbers than its rows give: three settled above, of which the result of one cannot be read and
 * is held, and five of neighbours below, of which there are three.
 */
export const contradictingRegister = `\uFEFF2026年矛盾纠纷台账
共受理4件，调解成功3件，调解不成1件。
序号,排查日期,村(社区),纠纷类型,当事人,纠纷简要情况,涉及金额(元),办理结果,化解日期,备注
1,2026-3-5,柳溪村,邻里纠纷,张三与李四,因排水发生争执。,,调解成功,2026-3-9,
2,2026-3-6,柳溪村,邻里纠纷,王五与赵六,因滴水发生争执。,,调解成功,2026-3-9,
3,2026-3-7,柳溪村,婚姻家庭,钱七与孙八,因彩礼发生争执。,,调解不成,2026-3-12,
4,2026-3-8,柳溪村,邻里纠纷,周九与吴十,因通行发生争执。,,见附页,,
邻里纠纷5件
`;
/** The row, counted from 1, that is held. */
export const heldOfContradicting = 7;
