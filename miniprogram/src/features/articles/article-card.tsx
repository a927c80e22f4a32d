import { Text, View } from '@tarojs/components';
import type { ArticleCardFragment } from '@teahouse/schema/operations.ts';
import { formatShortDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import { Icon } from '../../ui/icon';
import { PageLink } from '../../ui/page-link';
import { Picture } from '../../ui/picture';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import { PolicyBadge } from './policy-badge';
import './article-card.scss';

interface ArticleCardProps {
  article: ArticleCardFragment;
  /** The first of a feed: its cover spans the column. */
  isLead?: boolean;
  isCompact?: boolean;
}

export function ArticleCard({ article, isLead, isCompact }: ArticleCardProps) {
  const text = useText();
  const language = useLanguage();
  const { title, excerpt, coverUrl, publishedAt, readingMinutes, hasAudio } = article;
  const classes = ['article-card', isLead ? 'article-card--lead' : '', isCompact ? 'article-card--compact' : ''];
  return (
    <PageLink className={classes.filter(Boolean).join(' ')} url={routes.article(article.id)}>
      {coverUrl ? (
        <View className="article-card__cover">
          <Picture url={coverUrl} ratio={isLead ? 0.56 : 0.75} />
        </View>
      ) : null}
      <View className="article-card__words">
        <Text className="article-card__title">{title}</Text>
        {excerpt && !isCompact ? <Text className="article-card__excerpt">{excerpt}</Text> : null}
        <View className="article-card__facts">
          <PolicyBadge {...article} />
          <Text>{text.article.minutes(readingMinutes)}</Text>
          {hasAudio ? (
            <View className="article-card__audio">
              <Icon name="headphones" size={14} />
              {isLead ? <Text>{text.article.audio}</Text> : null}
            </View>
          ) : null}
          <Text>{formatShortDay(publishedAt, Date.now(), language)}</Text>
        </View>
      </View>
    </PageLink>
  );
}

export function ArticleCardSkeleton({ isLead }: { isLead?: boolean }) {
  return (
    <View className={isLead ? 'article-card article-card--lead' : 'article-card'}>
      <View className="article-card__cover">
        <SkeletonBar height={isLead ? 190 : 78} />
      </View>
      <View className="article-card__words">
        <SkeletonLines widths={isLead ? [80, 100, 60] : [90, 70]} />
      </View>
    </View>
  );
}
