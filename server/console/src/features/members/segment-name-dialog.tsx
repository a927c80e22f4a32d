import { Form, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';

/** Asks what to call a segment. A name that is refused is told beside the field. */
export function SegmentNameDialog({
  title,
  name = '',
  isOpen,
  onName,
  onClose,
}: {
  title: string;
  name?: string;
  isOpen: boolean;
  /** @returns why the name is refused, or null */
  onName: (name: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const texts = useTexts(membersTexts).segments;
  const [form] = Form.useForm<{ name: string }>();
  const input = useRef<InputRef>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(wish: { name: string }): Promise<void> {
    setIsBusy(true);
    try {
      const refusal = await onName(wish.name.trim());
      if (!refusal) return onClose();
      form.setFields([{ name: 'name', errors: [refusal] }]);
      input.current?.focus();
    } catch (error) {
      form.setFields([{ name: 'name', errors: [(error as Error).message] }]);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Modal
      title={title}
      open={isOpen}
      onCancel={onClose}
      onOk={form.submit}
      okText={texts.ok}
      confirmLoading={isBusy}
      destroyOnHidden
      afterOpenChange={(isShown) => isShown && input.current?.focus()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name }}
        onFinish={(wish) => void submit(wish)}
        preserve={false}
      >
        <Form.Item name="name" label={texts.name} extra={texts.nameHint} rules={[{ required: true, whitespace: true }]}>
          <Input ref={input} maxLength={40} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
