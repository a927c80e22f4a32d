import { ConsoleExceptionsDocument } from '@teahouse/schema/documents/console-exceptions.ts';
import { ResolvePaymentExceptionDocument } from '@teahouse/schema/documents/resolve-payment-exception.ts';
import { Button, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCommand, useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';

/** What does not match, with what to do; normally empty. */
export function ExceptionsView() {
  const texts = useTexts(moneyTexts);
  const [parameters, setParameters] = useSearchParams();
  const isOpen = parameters.get('state') !== 'settled';
  const [resolving, setResolving] = useState<string | null>(null);
  const pages = useReadPages(ConsoleExceptionsDocument, { first: 30, isOpen }, (page) => page.paymentExceptions);
  return (
    <>
      <Segmented
        aria-label={texts.order.status}
        value={isOpen ? 'open' : 'settled'}
        onChange={(state) => setParameters(state === 'open' ? {} : { state })}
        options={[
          { value: 'open', label: texts.exception.open },
          { value: 'settled', label: texts.exception.settled },
        ]}
        style={{ marginBottom: 16 }}
      />
      <ConnectionTable
        name={texts.tabs.exceptions}
        pages={pages}
        rowsOf={(page) => page.paymentExceptions.edges}
        empty={texts.empty.exceptions}
        columns={[
          {
            title: texts.ledger.what,
            render: (_, row) =>
              row.payment ? (
                <Link to={`/money/orders/${row.payment.order.id}`}>{texts.exceptionKinds[row.kind]}</Link>
              ) : (
                texts.exceptionKinds[row.kind]
              ),
          },
          { title: texts.order.number, render: (_, row) => <code>{row.outTradeNo}</code> },
          {
            title: `${texts.exception.expected} → ${texts.exception.actual}`,
            render: (_, row) =>
              row.discrepancies.map(({ fact, expected, actual }) => (
                <div key={fact}>
                  {texts.facts[fact] ?? fact}: {wordsOf(fact, expected)} → {wordsOf(fact, actual)}
                </div>
              )),
          },
          { title: texts.exception.action, width: 320, render: (_, row) => row.resolution ?? row.suggestedAction },
          { title: texts.order.when, render: (_, row) => formatMinute(row.createdAt) },
          {
            title: <span className="visually-hidden">{texts.exception.resolve}</span>,
            render: (_, row) =>
              row.resolvedAt ? null : (
                <Button size="small" onClick={() => setResolving(row.id)}>
                  {texts.exception.resolve}
                </Button>
              ),
          },
        ]}
      />
      <ResolveDialog id={resolving} onClose={() => setResolving(null)} />
    </>
  );
}

function ResolveDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const texts = useTexts(moneyTexts).exception;
  const [form] = Form.useForm<{ resolution: string }>();
  const resolve = useCommand(ResolvePaymentExceptionDocument);

  async function submit(resolution: string): Promise<void> {
    try {
      await resolve.mutateAsync({ input: { id: id ?? '', resolution } });
      onClose();
    } catch (error) {
      form.setFields([{ name: 'resolution', errors: [(error as Error).message] }]);
    }
  }

  return (
    <Modal
      title={texts.resolve}
      open={id !== null}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: resolve.isPending }}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={({ resolution }) => void submit(resolution)}>
        <Form.Item name="resolution" label={texts.how} extra={texts.howHint} rules={[{ required: true, max: 200 }]}>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Money as yuan, instants as minutes, everything else as WeChat says it. */
function wordsOf(fact: string, value: string | null): string {
  if (value === null) return '—';
  if (fact.endsWith('Fen')) return formatYuan(Number(value));
  return fact.endsWith('At') ? formatMinute(value) : value;
}
