import { type Texts, useTexts } from '../i18n/language.ts';
import { NoticePage } from './notice-page.tsx';
import { shellTexts } from './sections.ts';
import type { StaffMember } from './session.ts';

const texts: Texts<{ title: string; hint: (role: string) => string }> = {
  'zh-CN': {
    title: '这里不归你的角色管',
    hint: (role) => `你的角色是${role}，没有这项权限。需要的话，请找所有者开通。`,
  },
  en: {
    title: 'Your role does not include this',
    hint: (role) => `Your role here is ${role}. If you need this page, ask an owner.`,
  },
};

/** At a page that others of the staff have, and this role does not. */
export function ClosedPage({ role }: { role: StaffMember['role'] }) {
  const say = useTexts(texts);
  const { roles } = useTexts(shellTexts);
  return <NoticePage status="403" title={say.title} hint={say.hint(roles[role])} />;
}
