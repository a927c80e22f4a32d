import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { askDoor, safePath } from './console-door.ts';
import { Door } from './door.tsx';
import { ScanSignIn } from './scan-sign-in.tsx';
import { signInTexts } from './sign-in.texts.ts';

/** Signs in with a one-time link, or by a code that is scanned with the Mini Program. */
export function SignInPage() {
  const say = useTexts(signInTexts);
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const token = parameters.get('token');

  async function goOn(): Promise<void> {
    await queryClient.invalidateQueries();
    await navigate(safePath(parameters.get('return')), { replace: true });
  }

  // By a button, so that whoever only previews the link does not use it up.
  async function enter(): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    const answer = await askDoor('/console/session', { token });
    setIsBusy(false);
    if ('body' in answer) return goOn();
    setProblem(answer.message ?? say.away);
  }

  return (
    <Door title={say.title}>
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
          <ScanSignIn onSignedIn={() => void goOn()} />
          <section aria-labelledby="by-link">
            <h2 id="by-link">{say.link.title}</h2>
            <p>{say.link.how}</p>
            <pre>{say.link.command}</pre>
          </section>
        </>
      )}
    </Door>
  );
}
