import { CheckTitleDocument } from '@teahouse/schema/documents/check-title.ts';
import { useEffect, useState } from 'react';
import { useRead } from '../../../api/use-request.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articlePageTexts } from './article-page.texts.ts';

const PAUSE_MS = 800;

/** What WeChat may take ill in the title, a moment after it was written. */
export function TitleFindings({ title }: { title: string }) {
  const texts = useTexts(articlePageTexts);
  const [checked, setChecked] = useState(title);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(title), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [title]);
  const { data } = useRead(CheckTitleDocument, { title: checked }, { isEnabled: checked.trim() !== '' });
  const findings = checked.trim() === '' ? [] : (data?.titleCheck ?? []);
  return (
    <ul className="title-findings" aria-live="polite">
      {findings.map(({ effect, words, reason }) => (
        <li key={`${effect} ${words}`}>
          <strong>{texts.finding(texts.effects[effect], words)}</strong> {reason}
        </li>
      ))}
    </ul>
  );
}
