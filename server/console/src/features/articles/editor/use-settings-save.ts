import { useState } from 'react';
import type { ArticleSave, Words } from './article-save.ts';
import { type MergedSettings, mergeSettings, type Settings, settingsOf } from './article-settings.ts';
import { type EditedArticle, saveArticle, stateOf } from './server-words.ts';

/** What came of saving settings. */
export type SettingsAnswer =
  | { readonly kind: 'saved'; readonly settings: Settings }
  /** Somebody else decided otherwise meanwhile: nothing was saved. */
  | ({ readonly kind: 'conflict'; readonly theirs: Settings; readonly version: number } & MergedSettings)
  /** The words, which go first, did not reach the server. */
  | { readonly kind: 'wordsFirst'; readonly message: string | null }
  | { readonly kind: 'refused'; readonly message: string; readonly code: string; readonly field: string };

const MOST_TRIES = 4;

/**
 * Saves settings, never over those of somebody else: who changed other things meanwhile is joined, who changed the same is
 * told of.
 */
export function useSettingsSave({
  article,
  save,
  onWords,
  onChanged,
  onNewer,
}: {
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  onWords: (changes: Partial<Words>) => void;
  onChanged: (article: EditedArticle) => void;
  onNewer: (article: EditedArticle) => void;
}) {
  const [isBusy, setIsBusy] = useState(false);

  async function attempt(base: Settings, mine: Settings, known?: SettingsAnswer): Promise<SettingsAnswer> {
    let theirs = settingsOf(article, save.words);
    let version = Math.max(article.version, save.version);
    if (known?.kind === 'conflict' && known.version > version) ({ theirs, version } = known);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const merged = mergeSettings(base, mine, theirs);
      if (merged.contested.length > 0) return { kind: 'conflict', theirs, version, ...merged };
      const { settings } = merged;
      const { coverUrl, excerpt } = settings;
      if (save.words.coverUrl !== coverUrl || save.words.excerpt !== excerpt) onWords({ coverUrl, excerpt });
      // The words first: the settings are then written on top of them.
      if (!(await save.flush())) {
        return { kind: 'wordsFirst', message: 'message' in save.status ? save.status.message : null };
      }
      version = Math.max(version, save.version);
      const answer = await saveArticle({ id: article.id, version, isAutosave: true, ...inputOf(settings) });
      switch (answer.kind) {
        case 'saved':
          onChanged(answer.article);
          return { kind: 'saved', settings: settingsOf(answer.article, save.words) };
        case 'conflict':
          onNewer(answer.article);
          theirs = settingsOf(answer.article, stateOf(answer.article).words);
          version = answer.state.version;
          break;
        default:
          return { kind: 'refused', message: answer.message, code: answer.code ?? '', field: answer.field ?? '' };
      }
    }
    return { kind: 'wordsFirst', message: null };
  }

  /**
   * @param base what the form began with
   * @param mine what it holds now
   * @param known what was answered before, when that was a conflict
   */
  async function send(base: Settings, mine: Settings, known?: SettingsAnswer): Promise<SettingsAnswer> {
    setIsBusy(true);
    try {
      return await attempt(base, mine, known);
    } finally {
      setIsBusy(false);
    }
  }

  return { send, isBusy };
}

/** Every setting is sent: what was merged here is what stands there. */
const inputOf = ({ policy, tierIds, priceYuan, isTippable, seriesId, author, language }: Settings) => ({
  policy,
  tierIds: policy === 'TIERS' ? [...tierIds] : null,
  unlockPriceFen: priceYuan === null ? 0 : Math.round(priceYuan * 100),
  isTippable,
  seriesId: seriesId ?? '',
  author,
  language,
});
