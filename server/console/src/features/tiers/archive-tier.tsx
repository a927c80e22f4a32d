import { ArchiveTierDocument } from '@teahouse/schema/documents/archive-tier.ts';
import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/use-request.ts';
import { formatLastDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { tiersTexts } from './tiers.texts.ts';

/** Takes a tier off sale, after saying what becomes of those who hold it. */
export function ArchiveTier({ tier }: { tier: ConsoleTierFragment }) {
  const texts = useTexts(tiersTexts).archive;
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const archive = useCommand(ArchiveTierDocument);
  const { memberCount = 0, lastEndsAt = null, renewingCount = 0 } = tier.holders ?? {};
  const consequences = [
    ...(lastEndsAt ? [texts.held(memberCount, formatLastDay(lastEndsAt)), texts.stays] : [texts.nobody]),
    ...(renewingCount > 0 ? [texts.renewing(renewingCount)] : []),
    texts.noReturn,
  ];

  const ask = () =>
    modal.confirm({
      title: texts.ask(tier.name),
      width: 480,
      content: (
        <ul className="effects">
          {consequences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
      okText: texts.submit,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await archive.mutateAsync({ input: { id: tier.id } });
          void message.success(texts.done);
          void navigate('/tiers');
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });

  return (
    <section className="tier-page__section">
      <h2>{texts.title}</h2>
      <p>{texts.hint}</p>
      <p>{consequences[0]}</p>
      <Button danger onClick={ask}>
        {texts.submit}
      </Button>
    </section>
  );
}
