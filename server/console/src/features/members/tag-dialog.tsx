import { MemberFilterChoicesDocument } from '@teahouse/schema/documents/member-filter-choices.ts';
import { TagMembersDocument } from '@teahouse/schema/documents/tag-members.ts';
import { UntagMembersDocument } from '@teahouse/schema/documents/untag-members.ts';
import type { MemberFilter } from '@teahouse/schema/operations.ts';
import { Alert, App, AutoComplete, Form, Modal } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { membersTexts } from './members.texts.ts';

/** Whom to tag: these, or everyone who fits. */
export type Chosen = { readonly memberIds: readonly string[] } | { readonly filter: MemberFilter };

/** Puts a tag on many members, or takes one off. What was done to named members can be undone exactly. */
export function TagDialog({
  deed,
  chosen,
  count,
  onClose,
}: {
  deed: 'add' | 'take' | null;
  chosen: Chosen;
  count: number;
  onClose: () => void;
}) {
  const texts = useTexts(membersTexts).tagging;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ tag: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const { data } = useRead(MemberFilterChoicesDocument, {}, { isEnabled: deed !== null });
  const add = useCommand(TagMembersDocument);
  const take = useCommand(UntagMembersDocument);
  const isTaking = deed === 'take';
  const input = (tag: string, ids?: readonly string[]) => ({
    ...('filter' in chosen && !ids ? { filter: chosen.filter } : { memberIds: [...(ids ?? named(chosen))] }),
    tag,
  });
  const send = async (tag: string) =>
    isTaking
      ? (await take.mutateAsync({ input: input(tag) })).untagMembers
      : (await add.mutateAsync({ input: input(tag) })).tagMembers;

  async function submit({ tag }: { tag: string }): Promise<void> {
    setProblem(null);
    try {
      const answer = await send(tag);
      const refusal = refusalOf(answer);
      if (refusal || !('changedCount' in answer)) return form.setFields([{ name: 'tag', errors: [refusal ?? ''] }]);
      onClose();
      const text = (isTaking ? texts.taken : texts.added)(formatCount(answer.changedCount), answer.tag);
      const ids = answer.changedMemberIds;
      const undo = () => (isTaking ? add : take).mutateAsync({ input: input(answer.tag, ids ?? []) });
      void message.success({
        content: ids?.length ? <UndoMessage text={text} undo={texts.undo} onUndo={undo} /> : text,
        duration: 8,
      });
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Modal
      title={isTaking ? texts.take : texts.add}
      open={deed !== null}
      onCancel={onClose}
      onOk={form.submit}
      okText={(isTaking ? texts.takeFrom : texts.addTo)(formatCount(count))}
      confirmLoading={add.isPending || take.isPending}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={(wish) => void submit(wish)} preserve={false}>
        {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
        <Form.Item name="tag" label={texts.tag} extra={texts.hint} rules={[{ required: true, whitespace: true }]}>
          <AutoComplete
            autoFocus
            maxLength={30}
            options={(data?.memberTags ?? []).map(({ value }) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          />
        </Form.Item>
        {'filter' in chosen ? <p>{texts.cannotUndo}</p> : null}
      </Form>
    </Modal>
  );
}

const named = (chosen: Chosen): readonly string[] => ('memberIds' in chosen ? chosen.memberIds : []);
