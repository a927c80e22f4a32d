import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../api/use-request.ts';
import { currentLanguage, type Texts, useTexts } from '../../i18n/language.ts';
import './sign-in-page.css';

const texts: Texts<{ title: string; hint: string; enter: string; noLink: string; command: string; away: string }> = {
  'zh-CN': {
    title: '创作者控制台',
    hint: '这个链接只能用一次。',
    enter: '进入控制台',
    noLink: '请用一次性链接登录。在服务器上运行这条命令，会打印一个新链接：',
    command: 'npm run sign-in-link',
    away: '连不上服务器，请检查网络后重试',
  },
  en: {
    title: 'Creator’s console',
    hint: 'This link works once.',
    enter: 'Enter the console',
    noLink: 'Sign in with a one-time link. This command, run on the server, prints a new one:',
    command: 'npm run sign-in-link',
    away: 'The server does not answer; check the network and try again',
  },
};

/** Signs in with a one-time link: by a button, so that whoever only previews the link does not use it up. */
export function SignInPage() {
  const say = useTexts(texts);
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const token = parameters.get('token');

  async function enter(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      const answer = await fetch('/console/session', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
        body: JSON.stringify({ token }),
      });
      if (!answer.ok) {
        setProblem(((await answer.json()) as { message: string }).message);
        return;
      }
      await queryClient.invalidateQueries();
      await navigate(safePath(parameters.get('return')), { replace: true });
    } catch {
      setProblem(say.away);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <Card className="sign-in__card">
        <h1>{say.title}</h1>
        {problem ? <Alert type="error" title={problem} showIcon role="alert" /> : null}
        {token ? (
          <>
            <p>{say.hint}</p>
            <Button type="primary" size="large" block loading={isBusy} onClick={() => void enter()}>
              {say.enter}
            </Button>
          </>
        ) : (
          <>
            <p>{say.noLink}</p>
            <pre>{say.command}</pre>
          </>
        )}
      </Card>
    </main>
  );
}

/** Only a path of the console: an address elsewhere would make us a stepping stone. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
