import { Alert, Button, Modal, Space } from 'antd';
import { useEffect, useState } from 'react';
import { askSecondFactorBy } from '../../api/second-factor.ts';
import { type Texts, useTexts } from '../../i18n/language.ts';
import { namedAddress, passkeysHere, showPasskey } from './passkey.ts';

const texts: Texts<{
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  cancelled: string;
  numbers: string;
  noBrowser: string;
}> = {
  'zh-CN': {
    title: '确认是你本人',
    text: '这一步关系到钱或权限。请用你的通行密钥确认，15 分钟内不会再问。',
    confirm: '用通行密钥确认',
    cancel: '取消',
    cancelled: '没有确认成功，请再试一次。',
    numbers: '数字地址上不能使用通行密钥，请改用域名打开控制台：',
    noBrowser: '这个浏览器不支持通行密钥，请换一个浏览器。',
  },
  en: {
    title: 'Confirm that it is you',
    text: 'This touches money or roles. Confirm with your passkey; you will not be asked again for 15 minutes.',
    confirm: 'Confirm with a passkey',
    cancel: 'Cancel',
    cancelled: 'It was not confirmed; please try again.',
    numbers: 'Passkeys do not work on an address in numbers; open the console by name:',
    noBrowser: 'This browser has no passkeys; please use another.',
  },
};

/** Asks for a passkey when a command needs it, and lets the command go on. Stands once in the frame of all pages. */
export function SecondFactor() {
  const say = useTexts(texts);
  const [settle, setSettle] = useState<((isConfirmed: boolean) => void) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => askSecondFactorBy(() => new Promise<boolean>((resolve) => setSettle(() => resolve))), []);
  const here = passkeysHere();

  function close(isConfirmed: boolean): void {
    settle?.(isConfirmed);
    setSettle(null);
    setProblem(null);
  }

  async function confirm(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      const outcome = await showPasskey();
      if (outcome === null) close(true);
      else setProblem(outcome === 'CANCELLED' ? say.cancelled : outcome.refusal);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Modal
      title={say.title}
      open={settle !== null}
      onCancel={() => close(false)}
      // Above every dialog it may have been asked from, antd's confirmations included.
      zIndex={2_100}
      destroyOnHidden
      footer={
        <Space>
          <Button onClick={() => close(false)}>{say.cancel}</Button>
          <Button type="primary" loading={isBusy} disabled={here !== 'YES'} onClick={() => void confirm()} autoFocus>
            {say.confirm}
          </Button>
        </Space>
      }
    >
      <p>{say.text}</p>
      {here === 'NO_BROWSER' ? <Alert type="warning" title={say.noBrowser} /> : null}
      {here === 'NUMBERS' ? (
        <Alert type="warning" title={say.numbers} description={<a href={namedAddress()}>{namedAddress()}</a>} />
      ) : null}
      {problem ? <Alert type="error" title={problem} role="alert" /> : null}
    </Modal>
  );
}
