import { InviteStaffDocument } from '@teahouse/schema/documents/invite-staff.ts';
import type { StaffRole } from '@teahouse/schema/operations.ts';
import { Alert, Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { RoleChoice } from './role-choice.tsx';
import { staffTexts } from './staff.texts.ts';

interface Wish {
  readonly displayName: string;
  readonly role: StaffRole;
}

/** Invites a person, and shows their link: once. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const texts = useTexts(staffTexts);
  const say = texts.invite;
  const [form] = Form.useForm<Wish>();
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; url: string } | null>(null);
  const invite = useCommand(InviteStaffDocument);

  async function submit(wish: Wish): Promise<void> {
    setProblem(null);
    try {
      const { inviteStaff } = await invite.mutateAsync({ input: wish });
      if (inviteStaff.__typename === 'InviteStaffSuccess') setMade({ name: wish.displayName, url: inviteStaff.url });
      else setProblem(refusalOf(inviteStaff));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Modal
      title={made ? say.done(made.name) : say.title}
      open={isOpen}
      onCancel={onClose}
      afterClose={() => {
        setMade(null);
        setProblem(null);
      }}
      destroyOnHidden
      footer={
        made ? (
          <Button type="primary" onClick={onClose}>
            {say.close}
          </Button>
        ) : (
          <Space>
            <Button onClick={onClose}>{texts.cancel}</Button>
            <Button type="primary" loading={invite.isPending} onClick={form.submit}>
              {say.submit}
            </Button>
          </Space>
        )
      }
    >
      {made ? (
        <LinkOnce url={made.url} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          onFinish={(wish) => void submit(wish)}
          initialValues={{ role: 'WRITER' }}
        >
          {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
          <Form.Item
            name="displayName"
            label={say.name}
            extra={say.nameHint}
            rules={[{ required: true, whitespace: true, max: 40, message: say.nameRule }]}
          >
            <Input maxLength={40} autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="role" label={texts.people.role}>
            <RoleChoice label={texts.people.role} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}

function LinkOnce({ url }: { url: string }) {
  const { invite: say } = useTexts(staffTexts);
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(url);
    setIsCopied(true);
  }

  return (
    <>
      <p>{say.linkOnce}</p>
      <Space.Compact block>
        <Input readOnly value={url} aria-label={say.link} onFocus={({ target }) => target.select()} />
        <Button onClick={() => void copy()}>{isCopied ? say.copied : say.copy}</Button>
      </Space.Compact>
      <span aria-live="polite" className="visually-hidden">
        {isCopied ? say.copied : ''}
      </span>
    </>
  );
}
