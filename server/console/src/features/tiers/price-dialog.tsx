import { AddTierPriceDocument } from '@teahouse/schema/documents/add-tier-price.ts';
import { ReplaceTierPriceDocument } from '@teahouse/schema/documents/replace-tier-price.ts';
import { Alert, App, Form, Modal } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { type PriceDraft, PriceFields, priceInputOf } from './price-fields.tsx';
import { type ConsolePrice, usePeriodWords } from './price-line.tsx';
import { tiersTexts } from './tiers.texts.ts';

/** Adds a price, or puts another in the place of one. */
export function PriceDialog({
  tierId,
  dialog,
  onClose,
}: {
  tierId: string;
  dialog: { readonly replaces: ConsolePrice | null } | null;
  onClose: () => void;
}) {
  const texts = useTexts(tiersTexts).price;
  const periodWords = usePeriodWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<PriceDraft>();
  const [problem, setProblem] = useState<string | null>(null);
  const add = useCommand(AddTierPriceDocument);
  const replace = useCommand(ReplaceTierPriceDocument);
  const replaces = dialog?.replaces ?? null;

  async function submit(draft: PriceDraft): Promise<void> {
    setProblem(null);
    try {
      const price = priceInputOf(draft);
      const { amountFen, isRenewable } = price;
      const refusal = replaces
        ? refusalOf(
            (await replace.mutateAsync({ input: { id: replaces.id, amountFen, isRenewable } })).replaceTierPrice,
          )
        : refusalOf((await add.mutateAsync({ input: { tierId, ...price } })).addTierPrice);
      if (refusal) return setProblem(refusal);
      onClose();
      void message.success(replaces ? texts.changed : texts.added);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <Modal
      title={replaces ? texts.changeTitle(periodWords(replaces)) : texts.addTitle}
      open={dialog !== null}
      onCancel={onClose}
      onOk={form.submit}
      okText={replaces ? texts.change : texts.add}
      okButtonProps={{ loading: add.isPending || replace.isPending }}
      afterOpenChange={(isOpen) => {
        if (!isOpen) setProblem(null);
      }}
      destroyOnHidden
    >
      {replaces ? <Alert type="info" title={texts.changeHint} style={{ marginBottom: 16 }} /> : null}
      <Form
        form={form}
        layout="vertical"
        onFinish={(draft) => void submit(draft)}
        scrollToFirstError={{ focus: true }}
        preserve={false}
        initialValues={
          replaces
            ? {
                period: replaces.period,
                yuan: replaces.amountFen / 100,
                isRenewable: replaces.isRenewable,
                ...(replaces.passEndsAt && { lastDay: lastDayOf(replaces.passEndsAt) }),
              }
            : { period: 'MONTH', yuan: null }
        }
      >
        {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
        <PriceFields fixedPeriod={replaces !== null} />
      </Form>
      {replaces?.xpayProductId ? <p>{texts.publishGood(replaces.xpayProductId)}</p> : null}
    </Modal>
  );
}

/** YYYY-MM-DD in China of the last day before an end. */
const lastDayOf = (endsAt: string): string =>
  new Date(Date.parse(endsAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10);
