import { Button, Modal } from 'antd';
import { useLocation } from 'react-router';
import { type Texts, useTexts } from '../i18n/language.ts';

const texts: Texts<{ title: string; hint: string; elsewhere: string; here: string }> = {
  'zh-CN': {
    title: '登录已过期',
    hint: '这一页上填的内容还在。在新标签页登录，再回到这里，就能接着做。',
    elsewhere: '在新标签页登录',
    here: '离开这一页去登录',
  },
  en: {
    title: 'You were signed out',
    hint: 'What you typed on this page is still here. Sign in in a new tab, come back, and go on.',
    elsewhere: 'Sign in in a new tab',
    here: 'Leave this page and sign in',
  },
};

/** Says above a page that the session has ended, and keeps the page. */
export function SignedOut({ isOpen }: { isOpen: boolean }) {
  const say = useTexts(texts);
  const { pathname, search } = useLocation();
  return (
    <Modal
      open={isOpen}
      title={say.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="here" href={`/console/sign-in?return=${encodeURIComponent(pathname + search)}`}>
          {say.here}
        </Button>,
        <Button key="elsewhere" type="primary" href="/console/sign-in" target="_blank">
          {say.elsewhere}
        </Button>,
      ]}
    >
      <p>{say.hint}</p>
    </Modal>
  );
}
