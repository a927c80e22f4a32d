import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** WeChat forgets the sign-in of a reader in the Mini Program. */
export const forgetSession = defineCommand({
  name: 'forget-session',
  weight: 5,
  parameters: fc.record({ reader: fc.nat(2) }),
  async run(play, { reader }) {
    const { plan, person, shop, buyer } = play.reader(reader);
    if (!buyer || plan.client !== 'MINI_PROGRAM') return;
    await play.stack.sandbox.control('rotate-session-key', { person, appid: shop.account.miniAppid });
    play.stack.count('session:forgotten');
  },
});
