import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { setLanguage, useLanguage, useTexts } from '../../i18n/language.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import { signInTexts } from './sign-in.texts.ts';
import './door.css';

/** The frame of pages that stand before a session. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const say = useTexts(signInTexts);
  const language = useLanguage();
  usePageTitle(title);
  return (
    <main className="door">
      <Card className="door__card">
        <h1>{title}</h1>
        {children}
      </Card>
      <Button
        type="text"
        size="small"
        lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')}
      >
        {say.language}
      </Button>
    </main>
  );
}
