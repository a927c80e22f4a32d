import { ConsoleMembersDocument } from '@teahouse/schema/documents/console-members.ts';
import { TryCustomMenuDocument } from '@teahouse/schema/documents/try-custom-menu.ts';
import { Alert, Button, Form, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { formatPhrases } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { variantsTexts } from './variants.texts.ts';

/** Asks WeChat which menu a member sees now. */
export function TryMenu() {
  const texts = useTexts(variantsTexts);
  const ask = useCommand(TryCustomMenuDocument, { changes: [] });
  const [answer, setAnswer] = useState<{ readonly words: string; readonly isGood: boolean } | null>(null);

  async function run({ memberId }: { memberId: string }): Promise<void> {
    setAnswer(null);
    try {
      const { tryCustomMenu } = await ask.mutateAsync({ memberId });
      if (!('entries' in tryCustomMenu)) {
        return setAnswer({ words: refusalOf(tryCustomMenu) ?? '', isGood: false });
      }
      const shown = tryCustomMenu.entries.map(({ name, entries }) =>
        entries.length > 0 ? `${name} › ${entries.join(' / ')}` : name,
      );
      setAnswer({ words: shown.length > 0 ? texts.sees(formatPhrases(shown)) : texts.seesNothing, isGood: true });
    } catch (failure) {
      setAnswer({ words: (failure as Error).message, isGood: false });
    }
  }

  return (
    <section className="menu-editor__form menu-try">
      <h2>{texts.try}</h2>
      <p>{texts.tryHint}</p>
      <Form layout="vertical" onFinish={(values) => void run(values)}>
        <Form.Item name="memberId" label={texts.member} rules={[{ required: true, message: texts.memberRequired }]}>
          <MemberChoice />
        </Form.Item>
        <Button htmlType="submit" loading={ask.isPending}>
          {texts.ask}
        </Button>
      </Form>
      <div aria-live="polite">
        {answer ? (
          <Alert type={answer.isGood ? 'info' : 'warning'} title={answer.words} style={{ marginTop: 16 }} />
        ) : null}
      </div>
    </section>
  );
}

const SHOWN = 10;

/** Finds a member by name. */
function MemberChoice(field: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const texts = useTexts(variantsTexts);
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const { data } = useRead(ConsoleMembersDocument, { first: SHOWN, filter: name === '' ? null : { name } });
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={texts.memberPlaceholder}
      notFoundContent={texts.noSuchMember}
      options={data?.members.edges.map(({ node }) => ({
        value: node.id,
        label: texts.memberOption(node.displayName, node.tags),
      }))}
    />
  );
}
