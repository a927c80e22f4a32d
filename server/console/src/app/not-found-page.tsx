import { Result } from 'antd';
import { Link } from 'react-router';
import { type Texts, useTexts } from '../i18n/language.ts';

const texts: Texts<{ title: string; home: string }> = {
  'zh-CN': { title: '没有这个页面', home: '回到概览' },
  en: { title: 'There is no such page', home: 'Back to the overview' },
};

export function NotFoundPage() {
  const say = useTexts(texts);
  return <Result status="404" title={say.title} extra={<Link to="/">{say.home}</Link>} />;
}
