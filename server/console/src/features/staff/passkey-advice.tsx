import { Alert } from 'antd';
import { useSession } from '../../app/session.ts';
import { type Texts, useTexts } from '../../i18n/language.ts';
import { LinkButton } from '../../ui/link-button.tsx';

const texts: Texts<{ title: string; text: string; add: string }> = {
  'zh-CN': {
    title: '给账户加一把通行密钥',
    text: '有了它，退款、收款设置和人员变动都要先用指纹、面容或安全密钥确认。没有它，谁坐到你打开的浏览器前，谁就能做这些事。',
    add: '去添加',
  },
  en: {
    title: 'Add a passkey to your account',
    text: 'Then refunds, money settings and changes of staff ask for your fingerprint, face or key first. Without one, whoever sits down at your open browser can do them.',
    add: 'Add one',
  },
};

/** Tells those who decide over money and roles that they have no second factor yet. */
export function PasskeyAdvice() {
  const say = useTexts(texts);
  const { staff } = useSession();
  if (!staff || staff.hasPasskey || !(staff.role === 'OWNER' || staff.role === 'FINANCE')) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say.title}
      description={
        <>
          <p style={{ margin: '0 0 8px' }}>{say.text}</p>
          <LinkButton to="/me" size="small">
            {say.add}
          </LinkButton>
        </>
      }
      style={{ marginBottom: 16 }}
    />
  );
}
