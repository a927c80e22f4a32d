import { PlusOutlined } from '@ant-design/icons';
import { MenuVariantsDocument } from '@teahouse/schema/documents/menu-variants.ts';
import { PublishMenuVariantsDocument } from '@teahouse/schema/documents/publish-menu-variants.ts';
import { RemoveMenuVariantDocument } from '@teahouse/schema/documents/remove-menu-variant.ts';
import type { MenuVariantDetailsFragment } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Empty, Skeleton, Space, Tag } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useMayChangeMenus } from './may-change-menus.ts';
import { TryMenu } from './try-menu.tsx';
import { variantsTexts } from './variants.texts.ts';
import './menus.css';

/** Menus that only members with a tag see: which there are, who sees them, and whether WeChat has them. */
export function VariantsView() {
  const texts = useTexts(variantsTexts);
  const { modal, message } = App.useApp();
  const mayChange = useMayChangeMenus();
  const { data, error, refetch } = useRead(MenuVariantsDocument, {});
  const publish = useCommand(PublishMenuVariantsDocument);
  const [problem, setProblem] = useState<string | null>(null);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const { menuVariants: variants } = data;
  const changed = variants.filter(({ hasUnpublishedChanges }) => hasUnpublishedChanges).length;

  async function give(): Promise<void> {
    setProblem(null);
    try {
      const { publishMenuVariants } = await publish.mutateAsync({});
      const refusal = refusalOf(publishMenuVariants);
      if (refusal) setProblem(refusal);
      else void message.success(texts.published);
    } catch (failure) {
      setProblem((failure as Error).message);
    }
  }

  const ask = () =>
    modal.confirm({
      title: texts.publishTitle,
      content: changed === 0 ? texts.upToDate : texts.publishHint(changed),
      okText: texts.publish,
      onOk: give,
    });

  return (
    <>
      <div className="menu-editor__state">
        <p>{texts.hint}</p>
        {mayChange ? (
          <Space wrap>
            <LinkButton to="/menu/variants/new" icon={<PlusOutlined />}>
              {texts.create}
            </LinkButton>
            {variants.length > 0 ? (
              <Button type="primary" loading={publish.isPending} onClick={ask}>
                {texts.publish}
              </Button>
            ) : null}
          </Space>
        ) : null}
      </div>
      {problem ? <Alert type="error" role="alert" title={problem} style={{ marginBottom: 16 }} /> : null}
      {variants.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />
      ) : (
        <ul className="menu-history">
          {variants.map((variant) => (
            <li key={variant.id}>
              <Variant variant={variant} mayChange={mayChange} />
            </li>
          ))}
        </ul>
      )}
      {mayChange && variants.length > 0 ? <TryMenu /> : null}
    </>
  );
}

function Variant({ variant, mayChange }: { variant: MenuVariantDetailsFragment; mayChange: boolean }) {
  const texts = useTexts(variantsTexts);
  const { modal, message } = App.useApp();
  const remove = useCommand(RemoveMenuVariantDocument);
  const state = variant.isRemoved
    ? 'leaving'
    : variant.publishedAt === null
      ? 'waiting'
      : variant.hasUnpublishedChanges
        ? 'changed'
        : 'live';
  const ask = () =>
    modal.confirm({
      title: texts.removeTitle(variant.tag),
      content: texts.removeHint,
      okText: texts.remove,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await remove.mutateAsync({ id: variant.id });
          void message.success(texts.removed);
        } catch (failure) {
          void message.error((failure as Error).message);
        }
      },
    });
  return (
    <div className="menu-history__head">
      <h2>{variant.tag}</h2>
      <span>{variant.entries.map(({ name }) => name).join(' · ')}</span>
      <Tag>{texts.states[state]}</Tag>
      <span>{texts.followers(variant.followerCount)}</span>
      {variant.isRemoved ? null : (
        <Space style={{ marginLeft: 'auto' }}>
          <LinkButton
            to={`/menu/variants/${variant.id}`}
            size="small"
            aria-label={`${mayChange ? texts.edit : texts.look} ${variant.tag}`}
          >
            {mayChange ? texts.edit : texts.look}
          </LinkButton>
          {mayChange ? (
            <Button size="small" danger onClick={ask} aria-label={`${texts.remove} ${variant.tag}`}>
              {texts.remove}
            </Button>
          ) : null}
        </Space>
      )}
    </div>
  );
}
