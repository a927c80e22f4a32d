import { ConsoleCustomMenuDocument } from '@teahouse/schema/documents/console-custom-menu.ts';
import { PublishCustomMenuDocument } from '@teahouse/schema/documents/publish-custom-menu.ts';
import { UpdateCustomMenuDocument } from '@teahouse/schema/documents/update-custom-menu.ts';
import type { ConsoleMenuFragment } from '@teahouse/schema/operations.ts';
import { App, Button, Skeleton, Space } from 'antd';
import { useCommand, useRead } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useMayChangeMenus } from './may-change-menus.ts';
import { inputOf } from './menu-draft.ts';
import { MenuWorkbench } from './menu-workbench.tsx';
import { menusTexts } from './menus.texts.ts';
import { useMenuEditing } from './use-menu-editing.ts';

type Saved = ConsoleMenuFragment | null;

/** Edits the menu on the phone itself, saves it as a draft and gives it to WeChat. */
export function EditorView() {
  const { data, error, refetch } = useRead(ConsoleCustomMenuDocument, {});
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <Editor
      account={data.account.name}
      saved={data.customMenu}
      onReload={async () => (await refetch()).data?.customMenu ?? null}
    />
  );
}

function Editor({ account, saved, onReload }: { account: string; saved: Saved; onReload: () => Promise<Saved> }) {
  const texts = useTexts(menusTexts);
  const { message, modal } = App.useApp();
  const menu = useMenuEditing(saved);
  const { draft, version, isDirty } = menu;
  const update = useCommand(UpdateCustomMenuDocument);
  const publish = useCommand(PublishCustomMenuDocument);
  const mayChange = useMayChangeMenus();

  /** @returns whether the draft is saved now */
  async function save(): Promise<boolean> {
    if (menu.isUnfinished()) return false;
    try {
      const { updateCustomMenu } = await update.mutateAsync({ input: { entries: inputOf(draft), version } });
      if (menu.refuse(updateCustomMenu) || !('customMenu' in updateCustomMenu)) return false;
      menu.load(updateCustomMenu.customMenu);
      return true;
    } catch (error) {
      menu.fail(error);
      return false;
    }
  }

  async function give(): Promise<void> {
    if ((isDirty || version === null) && !(await save())) return;
    try {
      const { publishCustomMenu } = await publish.mutateAsync({});
      if (menu.refuse(publishCustomMenu)) return;
      menu.forgive();
      void message.success(texts.published);
    } catch (error) {
      menu.fail(error);
    }
  }

  const isEmpty = draft.length === 0;
  const secondaries = draft.reduce((count, { entries }) => count + entries.length, 0);
  const askToPublish = () =>
    modal.confirm({
      title: isEmpty ? texts.publishEmptyTitle : texts.publishTitle,
      content: isEmpty ? texts.publishEmptyHint : texts.publishHint(draft.length, secondaries),
      okText: texts.publish,
      onOk: give,
    });

  return (
    <>
      <div className="menu-editor__state">
        <p>
          {saved?.published ? texts.state.published(formatMinute(saved.published.publishedAt)) : texts.state.never}
          {isDirty ? ` · ${texts.state.unsaved}` : saved?.hasUnpublishedChanges ? ` · ${texts.state.changed}` : ''}
        </p>
        {mayChange ? (
          <Space wrap>
            <Button disabled={!menu.canUndo} onClick={menu.undo}>
              {texts.undo}
            </Button>
            <Button
              disabled={!isDirty}
              loading={update.isPending}
              onClick={() => void save().then((isSaved) => isSaved && message.success(texts.saved))}
            >
              {texts.save}
            </Button>
            <Button type="primary" loading={update.isPending || publish.isPending} onClick={askToPublish}>
              {texts.publish}
            </Button>
          </Space>
        ) : (
          <p>{texts.state.readOnly}</p>
        )}
      </div>
      <MenuWorkbench
        account={account}
        menu={menu}
        mayChange={mayChange}
        onReload={() => void onReload().then(menu.load)}
      />
    </>
  );
}
