import { Descriptions } from 'antd';
import { formatDay, formatLastDay, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Facts } from '../../ui/facts.tsx';
import { memberTexts } from './member.texts.ts';
import type { StoriedMember } from './member-page.tsx';
import { MemberStatusTag } from './member-status-tag.tsx';
import { membersTexts, sourceName } from './members.texts.ts';

/** Who the person is: how they stand, and by which names WeChat's apps know them. */
export function MemberFacts({ member }: { member: StoriedMember }) {
  const texts = useTexts(memberTexts);
  const list = useTexts(membersTexts);
  const { facts, identity } = texts;
  return (
    <>
      <Facts
        facts={[
          { label: list.status, value: <MemberStatusTag status={member.status} /> },
          { label: facts.until, value: <Day>{member.heldUntil ? formatLastDay(member.heldUntil) : facts.none}</Day> },
          { label: facts.spent, value: formatYuan(member.spentFen) },
          { label: facts.joined, value: <Day>{formatDay(member.joinedAt)}</Day> },
          { label: facts.lastRead, value: <Day>{member.lastReadAt ? formatDay(member.lastReadAt) : list.never}</Day> },
        ]}
      />
      <Descriptions
        bordered
        size="small"
        column={{ xs: 1, md: 2 }}
        className="member__identity"
        items={[
          { key: 'follower', label: identity.follower, children: member.isFollower ? identity.yes : identity.no },
          { key: 'source', label: identity.source, children: sourceName(list, member.source) },
          ...member.identities.map(({ app, appid, openid, unionid, createdAt }) => ({
            key: `${appid} ${openid}`,
            label: texts.apps[app],
            children: (
              <>
                <code className="member__code">{openid}</code>
                {unionid ? (
                  <div>
                    {identity.unionid} <code className="member__code">{unionid}</code>
                  </div>
                ) : null}
                <small>{identity.since(formatDay(createdAt))}</small>
              </>
            ),
          })),
        ]}
      />
    </>
  );
}

const Day = ({ children }: { children: string }) => <span className="member__day">{children}</span>;
