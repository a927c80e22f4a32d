import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { askDoor } from './console-door.ts';
import { Door } from './door.tsx';
import { openAccountTexts } from './open-account.texts.ts';
import { signInTexts } from './sign-in.texts.ts';

interface Opening {
  readonly name: string;
  readonly handle: string;
  readonly kind: 'SERVICE_ACCOUNT' | 'SUBSCRIPTION_ACCOUNT';
  readonly ownerName: string;
}
/** The field a refusal is about. */
const fieldOf: Readonly<Record<string, keyof Opening>> = {
  HANDLE_NOT_VALID: 'handle',
  HANDLE_TAKEN: 'handle',
  ACCOUNT_NAME_NOT_VALID: 'name',
  OWNER_NAME_NOT_VALID: 'ownerName',
};
const kinds = ['SERVICE_ACCOUNT', 'SUBSCRIPTION_ACCOUNT'] as const;

/** Opens an account with a one-time link, and goes on to the guide that sets it up. */
export function OpenAccountPage() {
  const say = useTexts(openAccountTexts);
  const { away } = useTexts(signInTexts);
  const navigate = useNavigate();
  const [form] = Form.useForm<Opening>();
  const [token] = useState(useSearchParams()[0].get('token'));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function open(wish: Opening): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    const answer = await askDoor('/console/accounts', { ...wish, token });
    setIsBusy(false);
    if ('body' in answer) {
      await queryClient.invalidateQueries();
      return navigate('/settings', { replace: true });
    }
    const message = answer.message ?? away;
    const name = fieldOf[answer.code];
    if (!name) return setProblem(message);
    form.setFields([{ name, errors: [message] }]);
    form.getFieldInstance(name)?.focus();
  }

  return (
    <Door title={say.title}>
      {problem ? <Alert type="error" title={problem} showIcon role="alert" /> : null}
      {token ? (
        <>
          <p>{say.hint}</p>
          <Form<Opening>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ kind: 'SERVICE_ACCOUNT' }}
            onFinish={(wish) => void open(wish)}
          >
            <Form.Item name="name" label={say.name.label} extra={say.name.hint}>
              <Input autoComplete="organization" maxLength={60} />
            </Form.Item>
            <Form.Item name="handle" label={say.handle.label} extra={say.handle.hint}>
              <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={32} />
            </Form.Item>
            <Form.Item name="kind" label={say.kind}>
              <Radio.Group className="door__choices">
                {kinds.map((kind) => (
                  <Radio key={kind} value={kind}>
                    {say.kinds[kind].label}
                    <small>{say.kinds[kind].hint}</small>
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
            <Form.Item name="ownerName" label={say.ownerName.label} extra={say.ownerName.hint}>
              <Input autoComplete="name" maxLength={60} />
            </Form.Item>
            <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
              {say.open}
            </Button>
          </Form>
        </>
      ) : (
        <p>{say.noToken}</p>
      )}
    </Door>
  );
}
