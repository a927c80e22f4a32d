import { Text, View } from '@tarojs/components';
import type { ButtonBlock, PollBlock, ProductCardBlock, SeriesTeaserBlock } from '@teahouse/schema/rich-text.ts';
import { formatYuan } from '../../../i18n/format';
import { useText } from '../../../i18n/language';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { PageLink } from '../../../ui/page-link';
import { Picture } from '../../../ui/picture';
import { webRole } from '../../../ui/web-role';
import { isOwnPage, openPage, routes } from '../../../wechat/routes';
import { openShop } from '../../affiliates/open-shop';

/** The question and its options; votes are not counted yet, and the card says so. */
export function PollView({ poll }: { poll: PollBlock }) {
  const text = useText();
  return (
    <View className="rt-card">
      <Text className="rt-card__title">{poll.question}</Text>
      {poll.options.map((option) => (
        <View key={option} className="rt-poll__option">
          <View className="rt-poll__mark" />
          <Text>{option}</Text>
        </View>
      ))}
      <Text className="rt-card__note">{text.article.pollNotOpen}</Text>
    </View>
  );
}

/** Goods of a shop; the card leads there. Without a link it cannot be bought, and the card says so. */
export function ProductCardView({ product, articleId }: { product: ProductCardBlock; articleId: string }) {
  const text = useText();
  const { linkId } = product;
  return (
    <View
      className="rt-card rt-product"
      hoverClass={linkId ? 'page-link--pressed' : 'none'}
      onClick={linkId ? () => void openShop(linkId, articleId) : undefined}
      {...(linkId ? webRole('link') : {})}
    >
      <View className="rt-product__picture">
        <Picture url={product.imageUrl} ratio={1} alt={product.title} />
      </View>
      <View className="rt-product__words">
        <Text className="rt-card__title">{product.title}</Text>
        <Text className="rt-product__price">{formatYuan(product.amountFen)}</Text>
        <Text className="rt-card__note">{linkId ? text.article.productInShop : text.article.productNotOpen}</Text>
      </View>
      {linkId ? <Icon name="chevron" size={18} /> : null}
    </View>
  );
}

/** Opens a page of ours; a button to a page this version does not have is left out. */
export function ButtonView({ button }: { button: ButtonBlock }) {
  if (!isOwnPage(button.path)) return null;
  return (
    <View className="rt-button">
      <Button look="quiet" onTap={() => openPage(button.path.startsWith('/') ? button.path : `/${button.path}`)}>
        {button.label}
      </Button>
    </View>
  );
}

export function SeriesTeaserView({ teaser }: { teaser: SeriesTeaserBlock }) {
  const text = useText();
  return (
    <PageLink className="rt-card rt-teaser" url={routes.series(teaser.seriesId)}>
      <View className="rt-teaser__words">
        <Text className="rt-card__title">{teaser.title}</Text>
        <Text className="rt-card__note">{text.article.openSeries}</Text>
      </View>
      <Icon name="chevron" size={18} />
    </PageLink>
  );
}
