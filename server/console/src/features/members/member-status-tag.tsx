import type { MemberStatus } from '@teahouse/schema/operations.ts';
import { Badge } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';

const marks = {
  ACTIVE: 'success',
  ENDING_SOON: 'warning',
  ENDED: 'default',
  NEVER: 'default',
  BANNED: 'error',
} as const satisfies Readonly<Record<MemberStatus, string>>;

/** How a member stands: in a word, with a dot beside it. */
export function MemberStatusTag({ status }: { status: MemberStatus }) {
  const texts = useTexts(membersTexts);
  return <Badge status={marks[status]} text={texts.statuses[status]} />;
}
