import { PlusOutlined } from '@ant-design/icons';
import { ArchiveOfferDocument } from '@teahouse/schema/documents/archive-offer.ts';
import { ConsoleOffersDocument } from '@teahouse/schema/documents/console-offers.ts';
import type { ConsoleOffersQuery } from '@teahouse/schema/operations.ts';
import { App, Button, Tag } from 'antd';
import { useCommand, useReadPages } from '../../api/use-request.ts';
import { formatBps, formatDay, formatLastDay, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useMaySell } from './may-sell.ts';
import { offersTexts } from './offers.texts.ts';
import { tiersTexts } from './tiers.texts.ts';
import './tiers.css';

type Offer = ConsoleOffersQuery['offers']['edges'][number]['node'];

/** Every offer with how much of it is used, the newest first. */
export function OffersView() {
  const texts = useTexts(offersTexts);
  const maySell = useMaySell();
  const pages = useReadPages(ConsoleOffersDocument, { first: 30 }, ({ offers }) => offers);
  return (
    <>
      <div className="tiers__head">
        <p>{texts.hint}</p>
        {maySell ? (
          <LinkButton to="/tiers/offers/new" type="primary" icon={<PlusOutlined aria-hidden />}>
            {texts.create}
          </LinkButton>
        ) : null}
      </div>
      <ConnectionTable
        name={useTexts(tiersTexts).tabs.offers}
        pages={pages}
        rowsOf={(page) => page.offers.edges}
        empty={texts.empty}
        columns={[
          {
            title: texts.name,
            render: (_, offer) => (
              <>
                {offer.name}
                <div>
                  <code>{offer.code}</code>
                </div>
              </>
            ),
          },
          { title: texts.gives, render: (_, offer) => <Gives offer={offer} /> },
          { title: texts.audience, render: (_, offer) => texts.audiences[offer.audience] },
          { title: texts.use, render: (_, offer) => <Use offer={offer} /> },
          {
            title: texts.when,
            render: (_, offer) =>
              texts.range(formatDay(offer.startsAt), offer.endsAt ? formatLastDay(offer.endsAt) : null),
          },
          { title: texts.status, render: (_, offer) => <Status offer={offer} /> },
          ...(maySell
            ? [
                {
                  title: <span className="visually-hidden">{texts.archive}</span>,
                  render: (_: unknown, offer: Offer) => <Archive offer={offer} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Gives({ offer }: { offer: Offer }) {
  const texts = useTexts(offersTexts);
  const { periods } = useTexts(tiersTexts);
  const what =
    offer.percentOffBps !== null
      ? texts.percentOff(formatBps(offer.percentOffBps))
      : offer.amountOffFen !== null
        ? texts.amountOff(formatYuan(offer.amountOffFen))
        : texts.freeDays(offer.trialDays ?? 0);
  const of = [offer.tier?.name ?? texts.everyTier, ...(offer.period ? [periods[offer.period]] : [])];
  return (
    <>
      {what}
      <div>{of.join(' · ')}</div>
    </>
  );
}

function Use({ offer: { use } }: { offer: Offer }) {
  const texts = useTexts(offersTexts);
  if (!use) return null;
  const lines = [
    texts.used(use.usedCount, use.maxRedemptions),
    ...(use.heldCount > 0 ? [texts.held(use.heldCount)] : []),
    ...(use.spentFen > 0 || use.budgetFen !== null
      ? [texts.spent(formatYuan(use.spentFen), use.budgetFen === null ? null : formatYuan(use.budgetFen))]
      : []),
    ...(use.overrunCount > 0 ? [texts.overrun(use.overrunCount, formatYuan(use.overrunFen))] : []),
  ];
  return lines.map((line) => <div key={line}>{line}</div>);
}

type OfferStatus = 'waiting' | 'running' | 'over' | 'usedUp' | 'archived';

function statusOf({ isArchived, startsAt, endsAt, use }: Offer): OfferStatus {
  if (isArchived) return 'archived';
  if (endsAt && Date.parse(endsAt) <= Date.now()) return 'over';
  if (Date.parse(startsAt) > Date.now()) return 'waiting';
  const isUsedUp =
    use !== null &&
    ((use.maxRedemptions !== null && use.usedCount + use.heldCount >= use.maxRedemptions) ||
      (use.budgetFen !== null && use.spentFen >= use.budgetFen));
  return isUsedUp ? 'usedUp' : 'running';
}

function Status({ offer }: { offer: Offer }) {
  const texts = useTexts(offersTexts);
  const status = statusOf(offer);
  return <Tag variant={status === 'running' ? 'solid' : 'outlined'}>{texts.statuses[status]}</Tag>;
}

function Archive({ offer }: { offer: Offer }) {
  const texts = useTexts(offersTexts);
  const { modal, message } = App.useApp();
  const archive = useCommand(ArchiveOfferDocument);
  if (offer.isArchived) return null;
  const ask = () =>
    modal.confirm({
      title: texts.archiveTitle(offer.name),
      content: texts.archiveHint,
      okText: texts.archive,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await archive.mutateAsync({ input: { id: offer.id } });
          void message.success(texts.archived);
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });
  return (
    <Button size="small" danger onClick={ask} aria-label={`${texts.archive} ${offer.name}`}>
      {texts.archive}
    </Button>
  );
}
