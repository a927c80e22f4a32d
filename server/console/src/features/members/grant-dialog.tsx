import { CompMembershipDocument } from '@teahouse/schema/documents/comp-membership.ts';
import { EndMembershipDocument } from '@teahouse/schema/documents/end-membership.ts';
import { ExtendMembershipDocument } from '@teahouse/schema/documents/extend-membership.ts';
import { MemberFilterChoicesDocument } from '@teahouse/schema/documents/member-filter-choices.ts';
import { Alert, App, Button, Form, Input, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { formatLastDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { dayAfterMonths, endOfDay, lastDayOf } from './days.ts';
import { memberTexts } from './member.texts.ts';

/** What to give: a tier from now on, or more time behind a membership. */
export type Grant =
  | { readonly kind: 'comp' }
  | {
      readonly kind: 'extend';
      readonly membership: { readonly id: string; readonly tier: { readonly name: string } };
      readonly heldUntil: string;
    };

interface Wish {
  readonly tierId?: string;
  readonly lastDay: string;
  readonly note?: string;
}

/** Gives time without money. It can be undone: what was given is ended. */
export function GrantDialog({
  memberId,
  what,
  onClose,
}: {
  memberId: string;
  what: Grant | null;
  onClose: () => void;
}) {
  const all = useTexts(memberTexts);
  const texts = all.memberships;
  const { message } = App.useApp();
  const [form] = Form.useForm<Wish>();
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useRead(MemberFilterChoicesDocument, {}, { isEnabled: what !== null });
  const comp = useCommand(CompMembershipDocument);
  const extend = useCommand(ExtendMembershipDocument);
  const end = useCommand(EndMembershipDocument);
  const tiers = data?.tiers ?? [];
  const from = what?.kind === 'extend' ? lastDayOf(what.heldUntil) : lastDayOf(new Date().toISOString());

  async function send({ tierId = '', lastDay, note = '' }: Wish) {
    const endsAt = endOfDay(lastDay);
    return what?.kind === 'extend'
      ? (await extend.mutateAsync({ input: { membershipId: what.membership.id, endsAt, note } })).extendMembership
      : (await comp.mutateAsync({ input: { memberId, tierId, endsAt, note } })).compMembership;
  }

  async function submit(wish: Wish): Promise<void> {
    setProblem(null);
    try {
      const answer = await send(wish);
      const refusal = refusalOf(answer);
      if (refusal || !('membership' in answer)) return form.setFields([{ name: 'lastDay', errors: [refusal ?? ''] }]);
      const { id, endsAt } = answer.membership;
      const text =
        what?.kind === 'extend'
          ? texts.extended(what.membership.tier.name, formatLastDay(endsAt))
          : texts.given(tiers.find((tier) => tier.id === wish.tierId)?.name ?? '', formatLastDay(endsAt));
      const undo = () => end.mutateAsync({ input: { membershipId: id, note: '' } });
      onClose();
      void message.success({ content: <UndoMessage text={text} undo={all.undo} onUndo={undo} />, duration: 8 });
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Modal
      title={what?.kind === 'extend' ? texts.extendTitle(what.membership.tier.name) : texts.comp}
      open={what !== null}
      onCancel={onClose}
      onOk={form.submit}
      okText={what?.kind === 'extend' ? texts.extend : texts.comp}
      confirmLoading={comp.isPending || extend.isPending}
      destroyOnHidden
    >
      <p>{what?.kind === 'extend' ? texts.extendHint : texts.compHint}</p>
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ lastDay: dayAfterMonths(from, 1) }}
        onFinish={(wish) => void submit(wish)}
      >
        {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
        {what?.kind === 'comp' ? (
          <Form.Item name="tierId" label={texts.tier} rules={[{ required: true }]}>
            <Select options={tiers.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="lastDay" label={texts.until} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Space wrap style={{ marginBottom: 16 }}>
          {texts.quick.map(([months, label]) => (
            <Button
              key={months}
              size="small"
              onClick={() => form.setFieldValue('lastDay', dayAfterMonths(from, months))}
            >
              {label}
            </Button>
          ))}
        </Space>
        <Form.Item name="note" label={texts.note} extra={texts.noteHint}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
