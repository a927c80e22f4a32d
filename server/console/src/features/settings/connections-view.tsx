import { ConnectMiniProgramDocument } from '@teahouse/schema/documents/connect-mini-program.ts';
import { ConnectOfficialAccountDocument } from '@teahouse/schema/documents/connect-official-account.ts';
import { ConsoleConnectionsDocument } from '@teahouse/schema/documents/console-connections.ts';
import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { AppForm } from './app-form.tsx';
import { CheckList } from './check-list.tsx';
import { connectionsTexts } from './connections.texts.ts';
import { PayForm, XpayForm } from './merchant-forms.tsx';
import './settings.css';

/** What connects the account with WeChat, one thing after the other, each tried out live. */
export function ConnectionsView() {
  const texts = useTexts(connectionsTexts);
  const { hash } = useLocation();
  const { data, error, refetch } = useRead(ConsoleConnectionsDocument, {});
  const official = useCommand(ConnectOfficialAccountDocument);
  const mini = useCommand(ConnectMiniProgramDocument);
  /** The forms with something in them that is not saved. */
  const [unsaved, setUnsaved] = useState<readonly string[]>([]);
  const isThere = data !== undefined;
  // The guide leads to one of the sections.
  useEffect(() => {
    if (!isThere || !hash) return;
    const section = document.getElementById(hash.slice(1));
    section?.scrollIntoView();
    section?.focus();
  }, [isThere, hash]);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />;
  const { connections } = data.account;
  const { officialAccount, miniProgram, publicUrl, reports } = connections;

  const dirtied = (form: string) => (isDirty: boolean) =>
    setUnsaved((before) => [...before.filter((one) => one !== form), ...(isDirty ? [form] : [])]);
  const section = (part: keyof typeof texts.parts, id: string, content: ReactNode) => (
    <section className="settings__section" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{texts.parts[part].title}</h2>
      <p>{texts.parts[part].why}</p>
      {content}
    </section>
  );
  return (
    <div className="settings">
      <p>{texts.hint}</p>
      {section(
        'officialAccount',
        'official-account',
        <>
          <AppForm
            name="official"
            app={officialAccount}
            publicUrl={publicUrl}
            isBusy={official.isPending}
            onDirty={dirtied('official')}
            onSave={async (input) => (await official.mutateAsync({ input })).connectOfficialAccount}
            hasWebDomain
          />
          <CheckList
            kinds={['OFFICIAL_ACCOUNT_SECRET', 'OFFICIAL_ACCOUNT_CALLBACK', 'OFFICIAL_ACCOUNT_MENU']}
            reports={reports}
          />
        </>,
      )}
      {section(
        'miniProgram',
        'mini-program',
        <>
          <AppForm
            name="mini"
            app={miniProgram}
            publicUrl={publicUrl}
            isBusy={mini.isPending}
            onDirty={dirtied('mini')}
            onSave={async (input) => (await mini.mutateAsync({ input })).connectMiniProgram}
          />
          <CheckList kinds={['MINI_PROGRAM_SECRET', 'MINI_PROGRAM_CALLBACK']} reports={reports} />
        </>,
      )}
      {section(
        'xpay',
        'xpay',
        <>
          <XpayForm xpay={connections.xpay} onDirty={dirtied('xpay')} />
          <CheckList kinds={['XPAY']} reports={reports} />
        </>,
      )}
      {section(
        'wechatPay',
        'wechat-pay',
        <>
          <PayForm pay={connections.wechatPay} onDirty={dirtied('pay')} />
          <CheckList kinds={['WECHAT_PAY']} reports={reports} />
        </>,
      )}
      <UnsavedChanges isDirty={unsaved.length > 0} />
    </div>
  );
}
