import { MemberFilterChoicesDocument } from '@teahouse/schema/documents/member-filter-choices.ts';
import { MenuVariantsDocument } from '@teahouse/schema/documents/menu-variants.ts';
import { SaveMenuVariantDocument } from '@teahouse/schema/documents/save-menu-variant.ts';
import type { MenuVariantDetailsFragment } from '@teahouse/schema/operations.ts';
import { App, Button, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useRead } from '../../api/use-request.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useMayChangeMenus } from './may-change-menus.ts';
import { inputOf } from './menu-draft.ts';
import { MenuWorkbench } from './menu-workbench.tsx';
import { menusTexts } from './menus.texts.ts';
import { useMenuEditing } from './use-menu-editing.ts';
import { variantsTexts } from './variants.texts.ts';

/** One menu for a tag, new or there already, edited on the phone like the menu for everybody. */
export function VariantPage() {
  const { id } = useParams();
  const { data, error, refetch } = useRead(MenuVariantsDocument, {});
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const variant = data.menuVariants.find((one) => one.id === id && !one.isRemoved) ?? null;
  if (id !== undefined && !variant) return <NotFoundPage />;
  const reload = async () => (await refetch()).data?.menuVariants.find((one) => one.id === id) ?? null;
  const taken = data.menuVariants.filter(({ isRemoved }) => !isRemoved).map(({ tag }) => tag);
  return <Editor key={id} account={data.account.name} variant={variant} taken={taken} onReload={reload} />;
}

type Variant = MenuVariantDetailsFragment | null;

function Editor({
  account,
  variant,
  taken,
  onReload,
}: {
  account: string;
  variant: Variant;
  /** Tags that have a menu already. */
  taken: readonly string[];
  onReload: () => Promise<Variant>;
}) {
  const texts = useTexts(variantsTexts);
  const { undo } = useTexts(menusTexts);
  const { message } = App.useApp();
  const mayChange = useMayChangeMenus();
  const menu = useMenuEditing(variant);
  const save = useCommand(SaveMenuVariantDocument);
  const [tag, setTag] = useState<string | null>(variant?.tag ?? null);
  const [isMade, setIsMade] = useState(false);

  async function submit(): Promise<void> {
    if (tag === null) return void message.error(texts.required);
    if (menu.isUnfinished()) return;
    try {
      const { saveMenuVariant } = await save.mutateAsync({
        input: { id: variant?.id ?? null, tag, entries: inputOf(menu.draft), version: menu.version },
      });
      if (menu.refuse(saveMenuVariant) || !('menuVariant' in saveMenuVariant)) return;
      menu.load(saveMenuVariant.menuVariant);
      void message.success(texts.saved);
      if (!variant) setIsMade(true);
    } catch (error) {
      menu.fail(error);
    }
  }

  return (
    <Page
      title={variant ? texts.title(variant.tag) : texts.newTitle}
      hint={<Link to="/menu/variants">{texts.back}</Link>}
      actions={
        mayChange ? (
          <Space wrap>
            <Button disabled={!menu.canUndo} onClick={menu.undo}>
              {undo}
            </Button>
            <Button type="primary" disabled={!menu.isDirty} loading={save.isPending} onClick={() => void submit()}>
              {texts.save}
            </Button>
          </Space>
        ) : null
      }
    >
      {variant ? null : <TagChoice tag={tag} taken={taken} onChange={setTag} />}
      <MenuWorkbench
        account={account}
        menu={menu}
        mayChange={mayChange}
        onReload={() => void onReload().then(menu.load)}
        leaveTo={isMade ? '/menu/variants' : null}
      />
    </Page>
  );
}

function TagChoice({
  tag,
  taken,
  onChange,
}: {
  tag: string | null;
  taken: readonly string[];
  onChange: (tag: string) => void;
}) {
  const texts = useTexts(variantsTexts);
  const { data } = useRead(MemberFilterChoicesDocument, {});
  const tags = data?.memberTags ?? [];
  if (data && tags.length === 0) {
    return (
      <p>
        {texts.noTags} <Link to="/members">{texts.toMembers}</Link>
      </p>
    );
  }
  return (
    <div className="menu-variant__tag">
      <label htmlFor="variant-tag">{texts.tag}</label>
      <Select
        id="variant-tag"
        showSearch
        value={tag}
        onChange={onChange}
        style={{ minWidth: 240 }}
        options={tags.map(({ value, memberCount }) => ({
          value,
          label: texts.tagOption(value, memberCount),
          disabled: taken.includes(value),
        }))}
      />
      <small>{texts.tagHint}</small>
    </div>
  );
}
