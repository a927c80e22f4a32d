import { SetupGuideDocument } from '@teahouse/schema/documents/setup-guide.ts';
import { Progress, theme } from 'antd';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { guideTexts } from './guide.texts.ts';
import { setupProgress } from './setup-progress.ts';

/** On the overview, until the account can take money: how far it is, and the way on. For the owner. */
export function SetupCard() {
  const texts = useTexts(guideTexts);
  const { data } = useRead(SetupGuideDocument, {});
  const { token } = theme.useToken();
  const { doneCount, neededCount } = setupProgress(data?.setupSteps ?? []);
  if (doneCount === neededCount) return null;
  return (
    <section className="chart" style={{ marginBottom: 16 }} aria-label={texts.card}>
      <h2>{texts.card}</h2>
      <p>{texts.progress(doneCount, neededCount)}</p>
      <Progress
        percent={Math.round((doneCount / neededCount) * 100)}
        showInfo={false}
        strokeColor={token.colorPrimary}
        aria-label={texts.progress(doneCount, neededCount)}
      />
      <LinkButton to="/settings" type="primary">
        {texts.cardGo}
      </LinkButton>
    </section>
  );
}
