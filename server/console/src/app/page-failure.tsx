import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { type Texts, useTexts } from '../i18n/language.ts';
import './page-failure.css';

const texts: Texts<{ title: string; hint: string; again: string; details: string }> = {
  'zh-CN': {
    title: '这一页没能打开',
    hint: '可能是网络断了，也可能是茶馆刚刚升级过。重新打开一般就好；已保存的内容都在。',
    again: '重新打开',
    details: '出错信息',
  },
  en: {
    title: 'This page could not be opened',
    hint: 'The network may be gone, or Teahouse was just upgraded. Opening it again usually helps; nothing that was saved is lost.',
    again: 'Open it again',
    details: 'What went wrong',
  },
};

/** In place of a page that could not be loaded, or fell over. It opens by itself when the network is back. */
export function PageFailure() {
  const say = useTexts(texts);
  const error = useRouteError();
  useEffect(() => {
    if (navigator.onLine) return;
    const open = () => location.reload();
    window.addEventListener('online', open);
    return () => window.removeEventListener('online', open);
  }, []);
  return (
    <div role="alert" className="page-failure">
      <Result
        status="warning"
        title={<h1>{say.title}</h1>}
        subTitle={say.hint}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {say.again}
          </Button>
        }
      />
      <details>
        <summary>{say.details}</summary>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </details>
    </div>
  );
}
