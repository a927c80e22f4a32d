import type { MemberStatus } from '@teahouse/schema/operations.ts';
import { Tag } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';

const colors: Readonly<Record<MemberStatus, string | undefined>> = {
  ACTIVE: 'green',
  ENDING_SOON: 'gold',
  ENDED: undefined,
  NEVER: undefined,
  BANNED: 'red',
};

/** How a member stands, in a word; the colour only repeats it. */
export function MemberStatusTag({ status }: { status: MemberStatus }) {
  const texts = useTexts(membersTexts);
  return <Tag color={colors[status]}>{texts.statuses[status]}</Tag>;
}
