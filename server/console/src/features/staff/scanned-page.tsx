import { useTexts } from '../../i18n/language.ts';
import { Door } from './door.tsx';
import { signInTexts } from './sign-in.texts.ts';

/** Where the address of a scanned code leads who did not scan it with WeChat. */
export function ScannedPage() {
  const { scanned: say } = useTexts(signInTexts);
  return (
    <Door title={say.title}>
      <p>{say.how}</p>
    </Door>
  );
}
