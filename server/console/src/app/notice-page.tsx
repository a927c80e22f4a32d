import { Result } from 'antd';
import { Link } from 'react-router';
import { type Texts, useTexts } from '../i18n/language.ts';
import { usePageTitle } from '../ui/page-title.ts';

const texts: Texts<{ home: string }> = { 'zh-CN': { home: '回到概览' }, en: { home: 'Back to the overview' } };

/** What stands where a page would be: why there is none, and the way out. */
export function NoticePage({ status, title, hint }: { status: '403' | '404'; title: string; hint?: string }) {
  const say = useTexts(texts);
  usePageTitle(title);
  return (
    <Result
      status={status}
      title={<h1 className="notice__title">{title}</h1>}
      subTitle={hint}
      extra={<Link to="/">{say.home}</Link>}
    />
  );
}
