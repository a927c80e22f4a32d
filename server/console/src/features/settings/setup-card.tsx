import { SetupGuideDocument } from '@teahouse/schema/documents/setup-guide.ts';
import { Progress, theme } from 'antd';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { guideTexts } from './guide.texts.ts';

/** On the overview, until the account can take money: how far it is, and the way on. For the owner. */
export function SetupCard() {
  const texts = useTexts(guideTexts);
  const { data } = useRead(SetupGuideDocument, {});
  const { token } = theme.useToken();
  const needed = data?.setupSteps.filter(({ kind }) => kind !== 'WECHAT_PAY') ?? [];
  const doneCount = needed.filter(({ isDone }) => isDone).length;
  if (needed.length === 0 || doneCount === needed.length) return null;
  return (
    <section className="chart" style={{ marginBottom: 16 }} aria-label={texts.card}>
      <h2>{texts.card}</h2>
      <p>{texts.progress(doneCount, needed.length)}</p>
      <Progress
        percent={Math.round((doneCount / needed.length) * 100)}
        showInfo={false}
        strokeColor={token.colorPrimary}
        aria-label={texts.progress(doneCount, needed.length)}
      />
      <LinkButton to="/settings" type="primary">
        {texts.cardGo}
      </LinkButton>
    </section>
  );
}
