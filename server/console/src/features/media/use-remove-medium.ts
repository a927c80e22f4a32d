import { RemoveMediumDocument } from '@teahouse/schema/documents/remove-medium.ts';
import { RestoreMediumDocument } from '@teahouse/schema/documents/restore-medium.ts';
import { App, Button } from 'antd';
import { createElement } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { mediaTexts } from './media.texts.ts';

interface Removable {
  readonly id: string;
  readonly name: string;
  readonly useCount: number;
}

/** Asks, removes, and offers to take it back. What is in use says so before it goes. */
export function useRemoveMedium() {
  const texts = useTexts(mediaTexts);
  const { modal, message, notification } = App.useApp();
  const remove = useCommand(RemoveMediumDocument);
  const restore = useCommand(RestoreMediumDocument);

  async function takeBack(id: string, key: string): Promise<void> {
    notification.destroy(key);
    const { restoreMedium } = await restore.mutateAsync({ input: { id } });
    const refusal = refusalOf(restoreMedium);
    if (refusal) void message.error(refusal);
  }

  return (medium: Removable, onRemoved: () => void) =>
    modal.confirm({
      title: texts.removeTitle(medium.name),
      content: medium.useCount > 0 ? texts.removeUsed(medium.useCount) : texts.removeHint,
      okText: medium.useCount > 0 ? texts.removeAnyway : texts.remove,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          const evenIfUsed = medium.useCount > 0;
          const { removeMedium } = await remove.mutateAsync({ input: { id: medium.id, evenIfUsed } });
          const refusal = refusalOf(removeMedium);
          if (refusal) {
            void message.error(refusal);
            return;
          }
          onRemoved();
          const key = `removed-${medium.id}`;
          notification.success({
            key,
            title: texts.removed(medium.name),
            duration: 10,
            actions: createElement(Button, { onClick: () => void takeBack(medium.id, key) }, texts.undo),
          });
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });
}
