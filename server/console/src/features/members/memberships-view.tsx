import { Button, Empty, Space } from 'antd';
import { useState } from 'react';
import { formatDay, formatLastDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { EndMembershipDialog } from './end-membership-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { memberTexts } from './member.texts.ts';
import type { StoriedMember } from './member-page.tsx';

type Membership = StoriedMember['memberships'][number];

/** What the member holds and held. What nobody paid for can be ended; what was paid for is refunded. */
export function MembershipsView({ member, seesMoney }: { member: StoriedMember; seesMoney: boolean }) {
  const texts = useTexts(memberTexts).memberships;
  const [extended, setExtended] = useState<Membership | null>(null);
  const [ended, setEnded] = useState<Membership | null>(null);
  if (member.memberships.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />;
  }
  return (
    <>
      <DataTable<Membership>
        name={texts.tier}
        rowKey="id"
        size="middle"
        dataSource={[...member.memberships]}
        columns={[
          { title: texts.tier, render: (_, { tier }) => tier.name },
          { title: texts.source, render: (_, { source }) => texts.sources[source] },
          { title: texts.from, render: (_, { startsAt }) => formatDay(startsAt) },
          { title: texts.to, render: (_, { endsAt }) => formatLastDay(endsAt) },
          { title: texts.state, render: (_, membership) => stateOf(membership, texts) },
          { title: texts.note, render: (_, { note }) => <span className="member__note">{note}</span> },
          {
            title: texts.actions,
            render: (_, membership) =>
              isOver(membership) ? null : (
                <Space>
                  <Button size="small" onClick={() => setExtended(membership)}>
                    {texts.extend}
                  </Button>
                  {isPaid(membership) ? null : (
                    <Button size="small" danger onClick={() => setEnded(membership)}>
                      {texts.end}
                    </Button>
                  )}
                  {membership.orderId && seesMoney ? (
                    <LinkButton size="small" to={`/money/orders/${membership.orderId}`}>
                      {texts.refund}
                    </LinkButton>
                  ) : null}
                </Space>
              ),
          },
        ]}
      />
      <GrantDialog
        memberId={member.id}
        what={extended ? { kind: 'extend', membership: extended, heldUntil: heldUntil(member, extended) } : null}
        onClose={() => setExtended(null)}
      />
      <EndMembershipDialog membership={ended} onClose={() => setEnded(null)} />
    </>
  );
}

const isOver = ({ revokedAt, endsAt }: Membership) => revokedAt !== null || Date.parse(endsAt) <= Date.now();
const isPaid = ({ source }: Membership) => source === 'PURCHASE' || source === 'GIFT';

function stateOf(
  membership: Membership,
  texts: {
    readonly active: string;
    readonly waiting: string;
    readonly over: string;
    readonly revokeReasons: Readonly<Record<string, string>>;
  },
): string | undefined {
  if (membership.revokeReason) return texts.revokeReasons[membership.revokeReason];
  if (membership.isActive) return texts.active;
  return isOver(membership) ? texts.over : texts.waiting;
}

/** Until when the member holds this tier, over all memberships of it. */
const heldUntil = ({ memberships }: StoriedMember, { tier }: Membership): string =>
  memberships
    .filter((one) => one.tier.id === tier.id && !isOver(one))
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1)!;
