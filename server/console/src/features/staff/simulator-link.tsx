import { type Texts, useTexts } from '../../i18n/language.ts';

const texts: Texts<{ open: string }> = {
  'zh-CN': { open: '在演示手机里扫码' },
  en: { open: 'Scan it with the demo’s phone' },
};

/** In the demo: opens a code on the simulated phone, which has no camera. */
export function SimulatorLink({ url }: { url: string | null }) {
  const say = useTexts(texts);
  if (url === null) return null;
  return (
    <p>
      <a href={url} target="_blank" rel="noreferrer">
        {say.open}
      </a>
    </p>
  );
}
