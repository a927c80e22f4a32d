import { Text, View } from '@tarojs/components';
import { useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { ArticleCard, ArticleCardSkeleton } from './article-card';
import type { ArticleFeed } from './use-article-feed';
import './article-feed.scss';

export function ArticleFeedList({ feed, hasLead }: { feed: ArticleFeed; hasLead?: boolean }) {
  const text = useText();
  return (
    <View>
      {feed.articles.map((article, index) => (
        <ArticleCard key={article.id} article={article} isLead={hasLead && index === 0} />
      ))}
      <View className="feed-end">
        {feed.failure ? (
          <Button look="text" onTap={() => void feed.loadMore()}>
            {feed.failure.kind === 'network' ? text.problem.networkTitle : text.problem.serverTitle} ·{' '}
            {text.common.retry}
          </Button>
        ) : feed.isLoadingMore ? (
          <Text>{text.common.loading}</Text>
        ) : feed.hasMore ? (
          <Text>{text.common.loadMore}</Text>
        ) : feed.articles.length > 0 ? (
          <Text>{text.common.end}</Text>
        ) : null}
      </View>
    </View>
  );
}

export function ArticleFeedSkeleton() {
  return (
    <View>
      <ArticleCardSkeleton isLead />
      <ArticleCardSkeleton />
      <ArticleCardSkeleton />
    </View>
  );
}
