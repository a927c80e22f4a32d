import { AddMemberNoteDocument } from '@teahouse/schema/documents/add-member-note.ts';
import { ConsoleMemberNotesDocument } from '@teahouse/schema/documents/console-member-notes.ts';
import { RemoveMemberNoteDocument } from '@teahouse/schema/documents/remove-member-note.ts';
import { App, Button, Empty, Form, Input, Skeleton } from 'antd';
import { keyOf, refusalOf, useCommand, useReadPages } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { memberTexts } from './member.texts.ts';
import { MoreRows } from './more-rows.tsx';

const ROWS = 20;
const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
const changes = { changes: [keyOf(ConsoleMemberNotesDocument)] };

/** What colleagues wrote down about this member, for each other. */
export function MemberNotes({ id }: { id: string }) {
  const all = useTexts(memberTexts);
  const texts = all.notes;
  const { message } = App.useApp();
  const attempt = useAttempt();
  const [form] = Form.useForm<{ text: string }>();
  const pages = useReadPages(ConsoleMemberNotesDocument, { id, first: ROWS }, ({ member }) => member?.notes ?? nothing);
  const add = useCommand(AddMemberNoteDocument, changes);
  const remove = useCommand(RemoveMemberNoteDocument, changes);
  const notes = pages.data?.pages.flatMap(({ member }) => member?.notes.edges.map(({ node }) => node) ?? []) ?? [];

  async function submit({ text }: { text: string }): Promise<void> {
    try {
      const refusal = refusalOf((await add.mutateAsync({ input: { memberId: id, text } })).addMemberNote);
      if (refusal) return form.setFields([{ name: 'text', errors: [refusal] }]);
      form.resetFields();
    } catch (error) {
      form.setFields([{ name: 'text', errors: [(error as Error).message] }]);
    }
  }

  async function drop(noteId: string): Promise<void> {
    const answer = await attempt(() => remove.mutateAsync({ input: { noteId } }));
    if (!answer) return;
    const gone = answer.removeMemberNote;
    const undo = () => add.mutateAsync({ input: { memberId: gone.memberId, text: gone.text } });
    void message.success({
      content: <UndoMessage text={texts.removed} undo={all.undo} onUndo={undo} />,
      duration: 8,
    });
  }

  if (pages.error) return <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <div className="member__notes">
      <Form form={form} layout="vertical" onFinish={(wish) => void submit(wish)}>
        <Form.Item name="text" label={texts.label} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {texts.save}
        </Button>
      </Form>
      {pages.isPending ? <Skeleton active /> : null}
      {!pages.isPending && notes.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />
      ) : null}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <small>
              {texts.by(note.staff?.displayName ?? '—', formatMinute(note.createdAt))}
              <Button type="link" size="small" onClick={() => void drop(note.id)}>
                {texts.remove}
              </Button>
            </small>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <MoreRows isLoading={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} />
      ) : null}
    </div>
  );
}
