import { EndMembershipDocument } from '@teahouse/schema/documents/end-membership.ts';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { memberTexts } from './member.texts.ts';

/** Ends what nobody paid for, when it was asked twice: an end cannot be taken back, only given anew. */
export function EndMembershipDialog({
  membership,
  onClose,
}: {
  membership: { readonly id: string; readonly tier: { readonly name: string } } | null;
  onClose: () => void;
}) {
  const texts = useTexts(memberTexts).memberships;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note?: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const end = useCommand(EndMembershipDocument);
  const tier = membership?.tier.name ?? '';

  async function submit({ note = '' }: { note?: string }): Promise<void> {
    if (!membership) return;
    setProblem(null);
    try {
      const { endMembership } = await end.mutateAsync({ input: { membershipId: membership.id, note } });
      const refusal = refusalOf(endMembership);
      if (refusal) return setProblem(refusal);
      onClose();
      void message.success(texts.ended(tier));
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Modal
      title={texts.endTitle(tier)}
      open={membership !== null}
      onCancel={onClose}
      onOk={form.submit}
      okText={texts.end}
      okButtonProps={{ danger: true, loading: end.isPending }}
      destroyOnHidden
    >
      <p>{texts.endHint}</p>
      <Form form={form} layout="vertical" preserve={false} onFinish={(wish) => void submit(wish)}>
        {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
        <Form.Item name="note" label={texts.note} extra={texts.noteHint}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
