import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { askDoor } from './console-door.ts';
import { signInTexts } from './sign-in.texts.ts';
import { SimulatorLink } from './simulator-link.tsx';

const LOOK_AGAIN_MS = 1_500;
/** The next code is shown this long before the last is too old to be confirmed. */
const REFRESH_MS = 20_000;

interface Shown {
  readonly url: string;
  readonly secret: string;
  readonly expiresAt: string;
  readonly simulatorUrl: string | null;
}
type State =
  | { readonly is: 'LOADING' | 'REFUSED' | 'WHICH_ACCOUNT' }
  | { readonly is: 'SHOWN'; readonly code: Shown }
  | { readonly is: 'FAILED'; readonly message: string };

/** Shows a code, asks whether somebody has confirmed it in the Mini Program, and shows another before it is too old. */
export function ScanSignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const texts = useTexts(signInTexts);
  const say = texts.scan;
  const [parameters, setParameters] = useSearchParams();
  const account = parameters.get('account') ?? undefined;
  const [state, setState] = useState<State>({ is: 'LOADING' });

  const show = useCallback(async (): Promise<void> => {
    const answer = await askDoor<Shown>('/console/scan', { account });
    if ('body' in answer) setState({ is: 'SHOWN', code: answer.body });
    else if (answer.code === 'ACCOUNT_REQUIRED' && !account) setState({ is: 'WHICH_ACCOUNT' });
    else setState({ is: 'FAILED', message: answer.message ?? texts.away });
  }, [account, texts]);
  useEffect(() => void show(), [show]);

  const code = state.is === 'SHOWN' ? state.code : null;
  useEffect(() => {
    if (!code) return;
    let isGone = false;
    const refreshAt = Date.parse(code.expiresAt) - REFRESH_MS;
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        const answer = await askDoor<{ status: string }>('/console/scan/answer', { secret: code.secret });
        if (isGone) return;
        const status = 'body' in answer ? answer.body.status : 'WAITING';
        if (status === 'SIGNED_IN') return onSignedIn();
        if (status === 'REFUSED') return setState({ is: 'REFUSED' });
        if (status === 'OVER' || Date.now() >= refreshAt) return show();
      }
      timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    let timer = setTimeout(look, LOOK_AGAIN_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [code, onSignedIn, show]);

  return (
    <section aria-labelledby="by-scan">
      <h2 id="by-scan">{say.title}</h2>
      {state.is === 'LOADING' ? <Skeleton.Node active style={{ width: 232, height: 232 }} /> : null}
      {code ? (
        <>
          <QrCode text={code.url} name={say.code} />
          <p>{say.how}</p>
          <SimulatorLink url={code.simulatorUrl} />
        </>
      ) : null}
      <div aria-live="polite">
        {code ? <span className="visually-hidden">{say.waiting}</span> : null}
        {state.is === 'REFUSED' ? <Alert type="warning" title={say.refused} /> : null}
        {state.is === 'FAILED' ? <Alert type="info" title={state.message} /> : null}
      </div>
      {state.is === 'REFUSED' ? (
        <Button block style={{ marginTop: 12 }} onClick={() => void show()}>
          {say.again}
        </Button>
      ) : null}
      {state.is === 'WHICH_ACCOUNT' || (state.is === 'FAILED' && account) ? (
        <Form<{ handle: string }>
          layout="vertical"
          initialValues={{ handle: account }}
          onFinish={({ handle }) => setParameters({ account: handle.trim() })}
          style={{ marginTop: 12 }}
        >
          <Form.Item
            name="handle"
            label={say.account}
            extra={say.accountHint}
            rules={[{ required: true, message: say.accountHint }]}
          >
            <Input maxLength={64} autoComplete="organization" />
          </Form.Item>
          <Button htmlType="submit">{say.show}</Button>
        </Form>
      ) : null}
    </section>
  );
}
