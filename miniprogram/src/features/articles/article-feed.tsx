import { View } from '@tarojs/components';
import type { ArticleCardFragment } from '@teahouse/schema/operations.ts';
import type { Feed } from '../../api/use-feed';
import { FeedEnd } from '../../ui/feed-end';
import { ArticleCard, ArticleCardSkeleton } from './article-card';

export function ArticleFeedList({ feed, hasLead }: { feed: Feed<ArticleCardFragment>; hasLead?: boolean }) {
  return (
    <View>
      {feed.nodes.map((article, index) => (
        <ArticleCard key={article.id} article={article} isLead={hasLead && index === 0} />
      ))}
      <FeedEnd feed={feed} />
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
