import { RefundPaymentDocument } from '@teahouse/schema/documents/refund-payment.ts';
import { Alert, App, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { randomId } from '../../ui/random-id.ts';
import { moneyTexts } from './money.texts.ts';

interface Wish {
  readonly yuan: number;
  readonly reason: string;
  readonly endsAccess?: boolean;
}

/** Gives a payment back, whole or in part. The key is the dialog's, so that a second press is the same refund. */
export function RefundDialog({
  payment,
  isOpen,
  onClose,
}: {
  payment: { readonly id: string; readonly amountFen: number; readonly refundedFen: number };
  isOpen: boolean;
  onClose: () => void;
}) {
  const texts = useTexts(moneyTexts).refundForm;
  const { message } = App.useApp();
  const [form] = Form.useForm<Wish>();
  const [problem, setProblem] = useState<string | null>(null);
  const refund = useCommand(RefundPaymentDocument);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog that opens again is another refund
  const idempotencyKey = useMemo(() => randomId(), [isOpen]);
  const leftFen = payment.amountFen - payment.refundedFen;

  async function submit({ yuan, reason, endsAccess }: Wish): Promise<void> {
    setProblem(null);
    try {
      const { refundPayment } = await refund.mutateAsync({
        input: { paymentId: payment.id, amountFen: Math.round(yuan * 100), reason, endsAccess, idempotencyKey },
      });
      const refusal = refusalOf(refundPayment);
      if (refusal) return setProblem(refusal);
      onClose();
      void message.success(texts.done);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Modal
      title={texts.title}
      open={isOpen}
      onCancel={onClose}
      onOk={form.submit}
      okText={texts.submit}
      okButtonProps={{ danger: true, loading: refund.isPending }}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(wish) => void submit(wish)}
        initialValues={{ yuan: leftFen / 100 }}
      >
        {problem ? <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} /> : null}
        <Form.Item
          name="yuan"
          label={texts.amount}
          extra={texts.most(formatYuan(leftFen))}
          rules={[{ required: true, type: 'number', min: 0.01, max: leftFen / 100 }]}
        >
          <InputNumber precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={texts.reason} extra={texts.reasonHint} rules={[{ required: true }]}>
          <Input maxLength={26} />
        </Form.Item>
        <Form.Item name="endsAccess" valuePropName="checked" extra={texts.whole}>
          <Checkbox>{texts.endsAccess}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
