import type { ArticleChoicesQuery } from '@teahouse/schema/operations.ts';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { formatYuan } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articleTexts } from '../articles.texts.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { Settings } from './article-settings.ts';

/** Two people decided differently about the same: both decisions are shown, and one is chosen. */
export function SettingsConflictDialog({
  mine,
  theirs,
  contested,
  choices,
  isBusy,
  onMine,
  onTheirs,
  onLater,
}: {
  mine: Settings;
  theirs: Settings;
  contested: readonly (keyof Settings)[];
  choices: ArticleChoicesQuery | undefined;
  isBusy: boolean;
  onMine: () => void;
  onTheirs: () => void;
  onLater: () => void;
}) {
  const texts = useTexts(articlePageTexts);
  const say = texts.settings;
  const { policies } = useTexts(articleTexts);
  const tierNames = ({ tierIds }: Settings) =>
    tierIds.map((id) => choices?.tiers.find((tier) => tier.id === id)?.name ?? id);
  const seriesName = ({ seriesId }: Settings) =>
    choices?.seriesList.edges.find(({ node }) => node.id === seriesId)?.node.title ?? seriesId;

  const shown: Readonly<Record<keyof Settings, (settings: Settings) => ReactNode>> = {
    policy: (settings) => texts.policyOf(policies[settings.policy], tierNames(settings)),
    tierIds: (settings) => texts.policyOf(policies[settings.policy], tierNames(settings)),
    priceYuan: ({ priceYuan }) => (priceYuan === null ? say.notSold : formatYuan(Math.round(priceYuan * 100))),
    isTippable: ({ isTippable }) => (isTippable ? say.on : say.off),
    seriesId: (settings) => (settings.seriesId === null ? say.noSeries : seriesName(settings)),
    coverUrl: ({ coverUrl }) =>
      coverUrl ? <img className="settings__cover" src={coverUrl} alt={say.cover} /> : say.none,
    excerpt: ({ excerpt }) => excerpt || say.none,
    author: ({ author }) => author || say.none,
    language: ({ language }) => say.languages[language],
  };
  const names: Readonly<Record<keyof Settings, string>> = {
    policy: say.policy,
    tierIds: say.policy,
    priceYuan: say.price,
    isTippable: say.tippable,
    seriesId: say.series,
    coverUrl: say.cover,
    excerpt: say.excerpt,
    author: say.author,
    language: say.language,
  };

  return (
    <Modal
      open
      onCancel={onLater}
      title={say.conflictTitle}
      footer={[
        <Button key="later" onClick={onLater}>
          {texts.later}
        </Button>,
        <Button key="theirs" disabled={isBusy} onClick={onTheirs}>
          {texts.takeTheirs}
        </Button>,
        <Button key="mine" type="primary" loading={isBusy} onClick={onMine}>
          {texts.keepMine}
        </Button>,
      ]}
    >
      <p>{say.conflictHint}</p>
      <table className="settings-conflict" aria-label={say.conflictTitle}>
        <thead>
          <tr>
            <th scope="col">{say.what}</th>
            <th scope="col">{texts.theirs}</th>
            <th scope="col">{texts.mine}</th>
          </tr>
        </thead>
        <tbody>
          {contested.map((name) => (
            <tr key={name}>
              <th scope="row">{names[name]}</th>
              <td>{shown[name](theirs)}</td>
              <td>{shown[name](mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
