import { Modal } from 'antd';
import { useEffect } from 'react';
import { type Location, useBlocker, useNavigate } from 'react-router';
import { type Texts, useTexts } from '../i18n/language.ts';

const texts: Texts<{ title: string; hint: string; stay: string; go: string }> = {
  'zh-CN': { title: '有没保存的修改', hint: '离开后这些修改就没有了。', stay: '留在这里', go: '放弃修改' },
  en: {
    title: 'There are changes that are not saved',
    hint: 'They are lost when you leave.',
    stay: 'Stay here',
    go: 'Discard them',
  },
};

/** Asks before somebody leaves a page with changes that are not saved; the browser asks when the tab is closed. */
export function UnsavedChanges({
  isDirty,
  leaveTo = null,
  stands = () => true,
}: {
  isDirty: boolean;
  /** Where to go once everything is saved; null to stay. */
  leaveTo?: string | null;
  /** Whether what is changed still stands there, on another address of the same page. */
  stands?: (location: Location) => boolean;
}) {
  const navigate = useNavigate();
  const say = useTexts(texts);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && (currentLocation.pathname !== nextLocation.pathname || !stands(nextLocation)),
  );
  // After the blocker has learned that nothing is left to save: what navigates earlier is held up by it.
  useEffect(() => {
    if (leaveTo !== null && !isDirty) void navigate(leaveTo);
  }, [leaveTo, isDirty, navigate]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={say.title}
      okText={say.stay}
      onOk={() => blocker.reset?.()}
      cancelText={say.go}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      {say.hint}
    </Modal>
  );
}
