import { CheckOutlined } from '@ant-design/icons';
import { ConsoleSettingsDocument } from '@teahouse/schema/documents/console-settings.ts';
import { SetupGuideDocument } from '@teahouse/schema/documents/setup-guide.ts';
import type { SetupStepKind } from '@teahouse/schema/operations.ts';
import { Progress, Skeleton, theme } from 'antd';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { guideTexts } from './guide.texts.ts';
import { isOptional, setupProgress } from './setup-progress.ts';
import './settings.css';

/** Where each step is done. */
const pathOf: Readonly<Record<`${SetupStepKind}`, string>> = {
  ACCOUNT: '/settings/account',
  OFFICIAL_ACCOUNT: '/settings/connections#official-account',
  CALLBACK: '/settings/connections#official-account',
  MINI_PROGRAM: '/settings/connections#mini-program',
  XPAY: '/settings/connections#xpay',
  WECHAT_PAY: '/settings/connections#wechat-pay',
  MONEY_RULES: '/settings/money',
  TIER: '/tiers/new',
  ARTICLE: '/articles',
  MENU: '/menu',
  TEST_PURCHASE: '/money/orders',
};

/** The way to the first payment: each step says what WeChat needs and why, and knows by itself whether it is done. */
export function GuideView() {
  const texts = useTexts(guideTexts);
  const { data, error, refetch } = useRead(SetupGuideDocument, {});
  const { token } = theme.useToken();
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { setupSteps: steps } = data;
  const { doneCount, neededCount } = setupProgress(steps);
  const next = steps.find(({ kind, isDone }) => !isDone && !isOptional(kind))?.kind;
  const progress = doneCount === neededCount ? texts.allDone : texts.progress(doneCount, neededCount);
  return (
    <>
      <h2>{texts.heading}</h2>
      <div className="guide__progress">
        <p>{progress}</p>
        <Progress
          percent={Math.round((doneCount / neededCount) * 100)}
          aria-label={progress}
          showInfo={false}
          strokeColor={token.colorPrimary}
        />
      </div>
      <ol className="guide">
        {steps.map(({ kind, isDone }, index) => {
          const { title, why, go } = texts.steps[kind];
          return (
            <li key={kind}>
              <span className={isDone ? 'guide__mark guide__mark--done' : 'guide__mark'} aria-hidden>
                {isDone ? <CheckOutlined aria-hidden /> : index + 1}
              </span>
              <div className="guide__what">
                <h3>
                  {title}
                  <small>
                    {isDone ? texts.done : kind === next ? texts.next : texts.open}
                    {isOptional(kind) ? ` · ${texts.optional}` : ''}
                  </small>
                </h3>
                <p>{why}</p>
                {kind === 'TEST_PURCHASE' && !isDone ? <TestPurchase /> : null}
                <LinkButton
                  to={kind === 'TIER' && isDone ? '/tiers' : pathOf[kind]}
                  type={kind === next ? 'primary' : 'default'}
                  size="small"
                  aria-label={`${go}: ${title}`}
                >
                  {go}
                </LinkButton>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** The readers' membership page, as a code for the owner's own phone. */
function TestPurchase() {
  const texts = useTexts(guideTexts);
  const { data } = useRead(ConsoleSettingsDocument, {});
  if (!data) return null;
  const url = `${location.origin}/h5/packages/membership/index?account=${data.account.handle}`;
  return (
    <figure className="guide__scan">
      <QrCode text={url} name={texts.scan} />
      <figcaption>
        {texts.scan} · <a href={url}>{texts.readersPage}</a>
      </figcaption>
    </figure>
  );
}
