import { View } from '@tarojs/components';
import type { ArticleQuery } from '@teahouse/schema/operations.ts';
import { useText } from '../../i18n/language';
import { Icon } from '../../ui/icon';
import { Press } from '../../ui/press';
import { openPage, routes } from '../../wechat/routes';
import './article-end.scss';

type ReadArticle = NonNullable<ArticleQuery['article']>;

/** Under the last line: a leaf, and quietly what a grateful reader may do. */
export function ArticleEnd({ answer, article }: { answer: ArticleQuery; article: ReadArticle }) {
  const text = useText();
  const { account, viewer } = answer;
  const { canPay } = viewer.checkout;
  const takesTips = canPay && account.tipping.isEnabled && article.isTippable;
  const canBeGiven = canPay && article.unlockPriceFen !== null;
  return (
    <View className="article-end">
      <View className="article-end__leaf">
        <Icon name="leaf" size={20} />
      </View>
      {takesTips || canBeGiven ? (
        <View className="article-end__ways">
          {takesTips ? (
            <Press className="article-end__way" onTap={() => openPage(routes.tip(article.id))}>
              {text.article.tip}
            </Press>
          ) : null}
          {canBeGiven ? (
            <Press className="article-end__way" onTap={() => openPage(routes.giveArticle(article.id))}>
              {text.article.give}
            </Press>
          ) : null}
        </View>
      ) : null}
    </View>
  );
}
