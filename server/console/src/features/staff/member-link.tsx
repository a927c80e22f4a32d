import { useQueryClient } from '@tanstack/react-query';
import { BeginMemberLinkDocument } from '@teahouse/schema/documents/begin-member-link.ts';
import { ConsoleViewerDocument } from '@teahouse/schema/documents/console-viewer.ts';
import { UnlinkMemberDocument } from '@teahouse/schema/documents/unlink-member.ts';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { keyOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { meTexts } from './me.texts.ts';
import { SimulatorLink } from './simulator-link.tsx';

const LOOK_AGAIN_MS = 2_000;

/** Links who one is in the Mini Program: by a code that is scanned and confirmed there. */
export function MemberLink({ isLinked }: { isLinked: boolean }) {
  const { scan: texts } = useTexts(meTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [shown, setShown] = useState<{ url: string; expiresAt: number; simulatorUrl: string | null } | null>(null);
  const [isOver, setIsOver] = useState(false);
  // What changes by it is read below, as often as it has to be.
  const begin = useCommand(BeginMemberLinkDocument, { changes: [] });
  const unlink = useCommand(UnlinkMemberDocument);
  const fail = (error: Error) => void message.error(error.message);

  useEffect(() => {
    if (!shown || isLinked) return;
    const timer = setInterval(() => {
      if (Date.now() >= shown.expiresAt) {
        setShown(null);
        setIsOver(true);
      } else void client.invalidateQueries({ queryKey: keyOf(ConsoleViewerDocument) });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, isLinked, client]);
  useEffect(() => {
    if (isLinked && shown) {
      setShown(null);
      void message.success(texts.done);
    }
  }, [isLinked, shown, message, texts]);

  function show(): void {
    setIsOver(false);
    begin.mutate(
      {},
      {
        onSuccess: ({ beginMemberLink: begun }) => setShown({ ...begun, expiresAt: Date.parse(begun.expiresAt) }),
        onError: fail,
      },
    );
  }

  return (
    <section className="staff-part" aria-labelledby="own-link">
      <h2 id="own-link">{texts.title}</h2>
      <p className="staff-part__hint">{isLinked ? texts.linked : texts.hint}</p>
      <div aria-live="polite">
        {shown ? (
          <>
            <QrCode text={shown.url} name={texts.code} />
            <p>{texts.how}</p>
            <SimulatorLink url={shown.simulatorUrl} />
          </>
        ) : null}
        {isOver ? <p>{texts.over}</p> : null}
      </div>
      {isLinked ? (
        <Button
          onClick={() => unlink.mutate({}, { onSuccess: () => void message.success(texts.unlinked), onError: fail })}
        >
          {texts.unlink}
        </Button>
      ) : null}
      {!isLinked && !shown ? (
        <Button loading={begin.isPending} onClick={show}>
          {isOver ? texts.again : texts.link}
        </Button>
      ) : null}
    </section>
  );
}
