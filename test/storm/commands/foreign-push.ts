import fc from 'fast-check';
import { defineCommand, which } from './command.ts';

/** What WeChat said about one shop's payment is sent to another shop's address, which must not believe it. */
export const foreignPush = defineCommand({
  name: 'foreign-push',
  weight: 10,
  parameters: fc.record({ sheet: which }),
  async run(play, { sheet }) {
    const any = play.sheet(sheet);
    const other = play.shops.find((shop) => shop !== any?.reader.shop)?.account;
    if (!any || !other) return;
    const isXpay = any.reader.plan.client === 'MINI_PROGRAM';
    const path = isXpay ? `/wechat/messages/${other.miniAppid}` : `/wechat/pay/${other.mchid}/payments`;
    const to = `${play.stack.url}${path}`;
    const { verdicts } = await play.stack.sandbox.control('repeat', { about: any.outTradeNo, to });
    play.stack.count(
      'push:wrong-account',
      Object.values(verdicts).reduce((sum, times) => sum + times, 0),
    );
    if (verdicts.accepted) play.journal.complain(`${any.outTradeNo}: another shop believed a push about it`);
  },
});
