import type { StaffRole } from '@teahouse/schema/operations.ts';
import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../api/use-request.ts';
import { shellTexts } from '../../app/sections.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/language.ts';
import { askDoor } from './console-door.ts';
import { Door } from './door.tsx';
import { signInTexts } from './sign-in.texts.ts';

interface Offer {
  readonly accountName: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly expiresAt: string;
}

/** What an invitation is for, and the button that accepts it: opening the link alone does not. */
export function JoinPage() {
  const texts = useTexts(signInTexts);
  const say = texts.join;
  const { roles } = useTexts(shellTexts);
  const language = useLanguage();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const invitation = parameters.get('code') ?? '';
  const [offer, setOffer] = useState<Offer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is said in the language chosen
  useEffect(() => {
    void askDoor<Offer>('/console/invitation', { invitation }).then((answer) => {
      if ('body' in answer) setOffer(answer.body);
      else setProblem(answer.message ?? texts.away);
    });
  }, [invitation, language]);

  async function accept(): Promise<void> {
    setIsBusy(true);
    const answer = await askDoor('/console/session', { invitation });
    setIsBusy(false);
    if (!('body' in answer)) return setProblem(answer.message ?? texts.away);
    await queryClient.invalidateQueries();
    await navigate('/', { replace: true });
  }

  return (
    <Door title={say.title}>
      {problem ? <Alert type="error" title={problem} showIcon role="alert" /> : null}
      {!offer && !problem ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      {offer && !problem ? (
        <>
          <p>{say.offer(offer.accountName, roles[offer.role])}</p>
          <p>{say.name(offer.displayName)}</p>
          <p>{say.until(formatMinute(offer.expiresAt))}</p>
          <Button type="primary" size="large" block loading={isBusy} onClick={() => void accept()}>
            {say.accept}
          </Button>
        </>
      ) : null}
    </Door>
  );
}
