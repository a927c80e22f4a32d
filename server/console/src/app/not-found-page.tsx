import { type Texts, useTexts } from '../i18n/language.ts';
import { NoticePage } from './notice-page.tsx';

const texts: Texts<{ title: string }> = {
  'zh-CN': { title: '没有这个页面' },
  en: { title: 'There is no such page' },
};

/** At an address that leads nowhere, or to something that is not there any more. */
export function NotFoundPage() {
  return <NoticePage status="404" title={useTexts(texts).title} />;
}
