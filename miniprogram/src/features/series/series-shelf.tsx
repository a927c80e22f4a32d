import { ScrollView, Text, View } from '@tarojs/components';
import type { SeriesCardFragment } from '@teahouse/schema/operations.ts';
import { useText } from '../../i18n/language';
import { PageLink } from '../../ui/page-link';
import { Picture } from '../../ui/picture';
import { routes } from '../../wechat/routes';
import './series-shelf.scss';

/** The account's series as books on a shelf. */
export function SeriesShelf({ series }: { series: SeriesCardFragment[] }) {
  const text = useText();
  if (series.length === 0) return null;
  return (
    <View className="series-shelf">
      <Text className="series-shelf__heading">{text.home.series}</Text>
      <ScrollView className="series-shelf__row" scrollX enhanced showScrollbar={false}>
        <View className="series-shelf__books">
          {series.map((one) => (
            <PageLink key={one.id} className="series-shelf__book" url={routes.series(one.id)}>
              <Picture url={one.coverUrl} ratio={1.3} />
              <Text className="series-shelf__title">{one.title}</Text>
              <Text className="series-shelf__count">{text.series.count(one.articleCount)}</Text>
            </PageLink>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
