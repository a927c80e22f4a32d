import { ConsoleCustomMenuDocument } from '@teahouse/schema/documents/console-custom-menu.ts';
import { MenuHistoryDocument } from '@teahouse/schema/documents/menu-history.ts';
import { RestoreCustomMenuDocument } from '@teahouse/schema/documents/restore-custom-menu.ts';
import type { MenuHistoryQuery } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Empty, Skeleton, Tag } from 'antd';
import { useNavigate } from 'react-router';
import { refusalOf, useCommand, useRead, useReadPages } from '../../api/use-request.ts';
import { useSession } from '../../app/session.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { draftOf } from './menu-draft.ts';
import { menusTexts } from './menus.texts.ts';
import { PhoneMenu } from './phone-menu.tsx';
import './menus.css';

type Publication = MenuHistoryQuery['customMenuPublications']['edges'][number]['node'];

/** Every publication with the menu as it was; any of them can be taken up again. */
export function HistoryView() {
  const texts = useTexts(menusTexts);
  const { data: now } = useRead(ConsoleCustomMenuDocument, {});
  const pages = useReadPages(MenuHistoryDocument, {}, (page) => page.customMenuPublications);
  if (pages.error) return <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const publications = pages.data.pages.flatMap((page) => page.customMenuPublications.edges.map(({ node }) => node));
  if (publications.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.history.empty} />;
  }
  const current = publications.find(({ outcome }) => outcome === 'PUBLISHED');
  return (
    <ul className="menu-history">
      {publications.map((publication) => (
        <li key={publication.id}>
          <Version
            publication={publication}
            account={now?.account.name ?? ''}
            isCurrent={publication.id === current?.id}
            draft={now?.customMenu ?? null}
          />
        </li>
      ))}
      {pages.hasNextPage ? (
        <li>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {texts.history.more}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

function Version({
  publication,
  account,
  isCurrent,
  draft,
}: {
  publication: Publication;
  account: string;
  isCurrent: boolean;
  draft: { readonly version: number; readonly hasUnpublishedChanges: boolean } | null;
}) {
  const { history: texts } = useTexts(menusTexts);
  const { staff } = useSession();
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const restore = useCommand(RestoreCustomMenuDocument);
  const when = formatMinute(publication.startedAt);
  const mayChange = staff?.role === 'OWNER' || staff?.role === 'OPERATOR';

  const ask = () =>
    modal.confirm({
      title: texts.restoreTitle,
      content: (
        <>
          <p>{texts.restoreHint(when)}</p>
          {draft?.hasUnpublishedChanges ? <p>{texts.restoreLosesDraft}</p> : null}
        </>
      ),
      okText: texts.restore,
      onOk: async () => {
        try {
          const { restoreCustomMenu } = await restore.mutateAsync({
            input: { publicationId: publication.id, version: draft?.version ?? null },
          });
          const refusal = refusalOf(restoreCustomMenu);
          if (refusal) return void message.error(refusal);
          void message.success(texts.restored);
          void navigate('/menu');
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });

  return (
    <>
      <div className="menu-history__head">
        <h2>{when}</h2>
        <span>{texts.by(publication.staffName)}</span>
        <Tag>{texts.outcomes[publication.outcome]}</Tag>
        {isCurrent ? <strong>{texts.current}</strong> : null}
        {mayChange && !(isCurrent && !draft?.hasUnpublishedChanges) ? (
          <Button onClick={ask} aria-label={`${texts.restore} ${when}`}>
            {texts.restore}
          </Button>
        ) : null}
      </div>
      {publication.problem ? <Alert type="warning" title={publication.problem} style={{ marginTop: 8 }} /> : null}
      {publication.entries.length === 0 ? (
        <p>{texts.removedMenu}</p>
      ) : (
        <details>
          <summary>{texts.look(when)}</summary>
          <PhoneMenu account={account} menu={draftOf(publication.entries)} />
        </details>
      )}
    </>
  );
}
