import { MemberMessageKind } from '../members/member-message.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import type { DemoHandle } from './demo-account.ts';
import { demoNumbers } from './demo-credentials.ts';
import { createRandom } from './media/random.ts';
import type { Seeding } from './seeding.ts';

interface Follower {
  readonly openid: string;
  readonly followed_at: Date;
}

const words: Readonly<Record<DemoHandle, readonly [string, ...string[]]>> = {
  chaguan: [
    '昨晚那篇听完了，雨声很好听。',
    '年卡能送给朋友吗？',
    '请问下周还有茶会吗？',
    '手机换了，会员还在吗？',
    '想听更多老城的故事。',
  ],
  shanyu: ['这一期的书单在哪里可以看到？', '读到第三章了，谢谢推荐。', '请问可以投稿吗？'],
};

/** What followers did in the Official Account and wrote to it, unless it is known. */
export async function seedMessages({ orm, services, now }: Seeding, owner: Viewer, handle: DemoHandle): Promise<void> {
  const { accountId } = owner;
  const { appid } = demoNumbers[handle].officialAccount;
  const connection = orm.em.fork().getConnection();
  const [known] = await connection.execute('select 1 from member_messages where account_id = ? limit 1', [accountId]);
  if (known) return;
  const followers = await connection.execute<Follower[]>(
    `select i.openid, m.joined_at as followed_at from member_identities i
       join members m on m.account_id = i.account_id and m.id = i.member_id and m.is_follower
      where i.account_id = ? and i.appid = ? order by i.openid`,
    [accountId, appid],
  );
  const random = createRandom(handle === 'chaguan' ? 79 : 83);
  for (const { openid, followed_at } of followers) {
    const followedAt = new Date(followed_at).getTime();
    const told = (kind: MemberMessageKind, text: string, sentAt: number) =>
      services.memberMessages.keep(accountId, {
        ...{ appid, openid, kind, text, isToOfficialAccount: true },
        providerKey: `demo:${openid}:${kind}`,
        // WeChat tells instants to the second.
        sentAt: new Date(Math.floor(sentAt / 1000) * 1000),
      });
    await told(MemberMessageKind.FOLLOW, '', followedAt);
    if (random.chance(0.5)) {
      await told(MemberMessageKind.MENU_TAP, 'pages/index/index', random.between(followedAt, now.getTime()));
    }
    if (random.chance(0.3)) {
      await told(MemberMessageKind.TEXT, random.pick(words[handle]), random.between(followedAt, now.getTime()));
    }
  }
}
