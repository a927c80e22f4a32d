import { BanMemberDocument } from '@teahouse/schema/documents/ban-member.ts';
import { UnbanMemberDocument } from '@teahouse/schema/documents/unban-member.ts';
import { App, Form, Input, Modal } from 'antd';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { memberTexts } from './member.texts.ts';

/** Bans somebody, with the reason that colleagues will read. */
export function BanDialog({
  member,
  isOpen,
  onClose,
}: {
  member: { readonly id: string; readonly displayName: string };
  isOpen: boolean;
  onClose: () => void;
}) {
  const texts = useTexts(memberTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const ban = useCommand(BanMemberDocument);
  const unban = useCommand(UnbanMemberDocument);

  async function submit({ reason }: { reason: string }): Promise<void> {
    try {
      const { banMember } = await ban.mutateAsync({ input: { memberId: member.id, reason } });
      const refusal = refusalOf(banMember);
      if (refusal) return form.setFields([{ name: 'reason', errors: [refusal] }]);
      onClose();
      const undo = () => unban.mutateAsync({ input: { memberId: member.id } });
      void message.success({
        content: <UndoMessage text={texts.bannedDone(member.displayName)} undo={texts.undo} onUndo={undo} />,
        duration: 8,
      });
    } catch (error) {
      form.setFields([{ name: 'reason', errors: [(error as Error).message] }]);
    }
  }

  return (
    <Modal
      title={texts.banTitle(member.displayName)}
      open={isOpen}
      onCancel={onClose}
      onOk={form.submit}
      okText={texts.ban}
      okButtonProps={{ danger: true, loading: ban.isPending }}
      destroyOnHidden
    >
      <p>{texts.banHint}</p>
      <Form form={form} layout="vertical" preserve={false} onFinish={(wish) => void submit(wish)}>
        <Form.Item name="reason" label={texts.banReason} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
