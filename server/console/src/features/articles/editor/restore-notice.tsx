import { Alert, App, Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { formatMinute } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articlePageTexts } from './article-page.texts.ts';
import { isSameWords, type SavedState } from './article-save.ts';
import { CompareView } from './compare-view.tsx';
import type { LocalWords, LocalWordsKeeper } from './local-words.ts';

/** Words this device kept because they did not reach the server: they are offered, and nothing is thrown away unasked. */
export function RestoreNotice({
  keeper,
  state,
  onRestore,
}: {
  keeper: LocalWordsKeeper;
  state: SavedState;
  onRestore: (left: LocalWords) => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { modal } = App.useApp();
  const [isComparing, setIsComparing] = useState(false);
  const [left, setLeft] = useState<LocalWords | undefined>(() => {
    const all = keeper.leftBehind();
    // What the server has after all needs no restoring.
    for (const one of all) if (isSameWords(one.words, state.words)) keeper.forget(one);
    return all.find((one) => !isSameWords(one.words, state.words));
  });
  if (!left) return null;
  const isOutdated = left.wordsKey !== state.wordsKey;
  const next = () => {
    keeper.forget(left);
    setLeft(keeper.leftBehind().find((one) => !isSameWords(one.words, state.words)));
  };
  const restore = () => {
    setIsComparing(false);
    onRestore(left);
    next();
  };
  const discard = () =>
    modal.confirm({
      title: texts.discardTitle,
      okText: texts.discard,
      okButtonProps: { danger: true },
      onOk: next,
    });
  const when = formatMinute(left.at);
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={texts.restoreTitle}
        description={
          <>
            <p>
              {texts.restoreHint(when)}
              {isOutdated ? ` ${texts.restoreConflict}` : ''}
            </p>
            <Space wrap>
              <Button type="primary" onClick={restore}>
                {texts.restore}
              </Button>
              <Button onClick={() => setIsComparing(true)}>{texts.compare}</Button>
              <Button danger onClick={discard}>
                {texts.discard}
              </Button>
            </Space>
          </>
        }
      />
      <Modal
        open={isComparing}
        onCancel={() => setIsComparing(false)}
        title={texts.restoreTitle}
        width={960}
        okText={texts.restore}
        onOk={restore}
      >
        <CompareView from={left.words} to={state.words} fromName={when} toName={texts.revisionNow} />
      </Modal>
    </>
  );
}
