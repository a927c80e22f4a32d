import { PlusOutlined } from '@ant-design/icons';
import { TagMembersDocument } from '@teahouse/schema/documents/tag-members.ts';
import { UntagMembersDocument } from '@teahouse/schema/documents/untag-members.ts';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { memberTexts } from './member.texts.ts';
import { TagDialog } from './tag-dialog.tsx';

/** The words on this member, to be taken off and added to. */
export function MemberTags({ member }: { member: { readonly id: string; readonly tags: readonly string[] } }) {
  const texts = useTexts(memberTexts);
  const { message } = App.useApp();
  const attempt = useAttempt();
  const [isAdding, setIsAdding] = useState(false);
  const tagOn = useCommand(TagMembersDocument);
  const takeOff = useCommand(UntagMembersDocument);

  async function remove(tag: string): Promise<void> {
    const input = { memberIds: [member.id], tag };
    if (!(await attempt(() => takeOff.mutateAsync({ input })))) return;
    void message.success({
      content: (
        <UndoMessage text={texts.tagRemoved(tag)} undo={texts.undo} onUndo={() => tagOn.mutateAsync({ input })} />
      ),
      duration: 8,
    });
  }

  return (
    <section className="member__tags" aria-label={texts.tags}>
      {member.tags.map((tag) => (
        <Tag key={tag} variant="outlined">
          {tag}{' '}
          <button
            type="button"
            className="member__untag"
            aria-label={texts.removeTag(tag)}
            onClick={() => void remove(tag)}
          >
            ×
          </button>
        </Tag>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => setIsAdding(true)}>
        {texts.addTag}
      </Button>
      <TagDialog
        deed={isAdding ? 'add' : null}
        chosen={{ memberIds: [member.id] }}
        count={1}
        onClose={() => setIsAdding(false)}
      />
    </section>
  );
}
