import { ChangeArticlesDocument } from '@teahouse/schema/documents/change-articles.ts';
import type { ChangeArticlesInput } from '@teahouse/schema/operations.ts';
import { App, Button } from 'antd';
import { createElement } from 'react';
import { useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { articleListTexts } from './article-list.texts.ts';
import { inverseOf, type ListedArticle } from './inverse-of.ts';

/** Changes several articles at once, says so, and takes it back when that is wanted. */
export function useBulkChange() {
  const texts = useTexts(articleListTexts);
  const { modal, message, notification } = App.useApp();
  const command = useCommand(ChangeArticlesDocument);

  async function send(input: ChangeArticlesInput): Promise<boolean> {
    const { changeArticles: payload } = await command.mutateAsync({ input });
    if (payload.__typename === 'ChangeArticlesSuccess') return true;
    modal.error({
      title: texts.refusedTitle,
      content: createElement(
        'ul',
        null,
        payload.refused.map(({ articleId, title, reason }) =>
          createElement('li', { key: articleId }, texts.refusedOne(title, reason.message)),
        ),
      ),
    });
    return false;
  }

  /** @returns whether the articles were changed */
  return async (
    articles: readonly ListedArticle[],
    change: Omit<ChangeArticlesInput, 'ids'>,
    done: string,
  ): Promise<boolean> => {
    try {
      if (!(await send({ ...change, ids: articles.map(({ id }) => id) }))) return false;
      const key = `bulk-${Date.now()}`;
      const undo = async () => {
        notification.destroy(key);
        try {
          for (const input of inverseOf(change, articles)) if (!(await send(input))) return;
          void message.success(texts.undone);
        } catch (error) {
          void message.error((error as Error).message);
        }
      };
      notification.success({
        key,
        title: done,
        duration: 12,
        actions: createElement(Button, { onClick: () => void undo() }, texts.undo),
      });
      return true;
    } catch (error) {
      void message.error((error as Error).message);
      return false;
    }
  };
}
