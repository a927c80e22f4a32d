import { Text, View } from '@tarojs/components';
import type { ArticleQuery } from '@teahouse/schema/operations.ts';
import { useMemo, useState } from 'react';
import { formatDay, formatLastDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { Icon } from '../../ui/icon';
import { PageLink } from '../../ui/page-link';
import { IconPress } from '../../ui/press';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import { ArticleCard } from './article-card';
import { ArticleEnd } from './article-end';
import { PaywallCard } from './paywall-card';
import { PolicyBadge } from './policy-badge';
import { readingStore } from './reading-settings';
import { ReadingSettingsPanel } from './reading-settings-panel';
import { picturesOf, RichText } from './rich-text/rich-text';
import './article-reader.scss';

interface ArticleReaderProps {
  answer: ArticleQuery;
  article: NonNullable<ArticleQuery['article']>;
  isReloading: boolean;
  onReload(): void;
}

/**
 * One article: head, free part, then the locked part or the card that stands before it. The locked part is drawn only
 * from `lockedDocument`; while the server does not send it, nothing of it is on the page.
 */
export function ArticleReader({ answer, article, isReloading, onReload }: ArticleReaderProps) {
  const text = useText();
  const language = useLanguage();
  const { size, isSerif } = useStore(readingStore);
  const { freeDocument, lockedDocument, lockedCharacterCount, viewerAccess } = article;
  const pictures = useMemo(() => picturesOf([freeDocument, lockedDocument]), [freeDocument, lockedDocument]);
  const isLocked = lockedCharacterCount > 0 && !lockedDocument;
  const type = `reader reader--${size}${isSerif ? ' reader--serif' : ''}`;
  return (
    <View className={type}>
      <ReaderHead article={article} />
      <View className="reader__body">
        <RichText document={freeDocument} articleId={article.id} pictures={pictures} />
        {lockedDocument ? (
          <View className="reader__unlocked">
            {lockedCharacterCount > 0 ? (
              <View className="reader__seam">
                <Text>{viewerAccess.reason === 'UNLOCKED' ? text.article.bought : text.article.unlocked}</Text>
                {viewerAccess.until ? (
                  <Text> · {text.article.until(formatLastDay(viewerAccess.until, language))}</Text>
                ) : null}
              </View>
            ) : null}
            <RichText document={lockedDocument} articleId={article.id} pictures={pictures} />
          </View>
        ) : null}
        {isLocked ? (
          <PaywallCard answer={answer} article={article} isChecking={isReloading} onCheckAgain={onReload} />
        ) : (
          <ArticleEnd answer={answer} article={article} />
        )}
      </View>
      <ReaderFoot article={article} />
    </View>
  );
}

function ReaderHead({ article }: Pick<ArticleReaderProps, 'article'>) {
  const text = useText();
  const language = useLanguage();
  const [showsSettings, setShowsSettings] = useState(false);
  return (
    <View className="reader__head">
      <Text className="reader__title" userSelect>
        {article.title}
      </Text>
      <View className="reader__facts">
        <View className="reader__facts-words">
          <Text>{article.author}</Text>
          <Text>{formatDay(article.publishedAt, language)}</Text>
          <Text>{text.article.minutes(article.readingMinutes)}</Text>
          <PolicyBadge {...article} />
        </View>
        <IconPress
          className="reader__settings"
          label={text.article.settings}
          isChosen={showsSettings}
          onTap={() => setShowsSettings(!showsSettings)}
        >
          Aa
        </IconPress>
      </View>
      {showsSettings ? <ReadingSettingsPanel /> : null}
    </View>
  );
}

function ReaderFoot({ article }: Pick<ArticleReaderProps, 'article'>) {
  const text = useText();
  const { series, related } = article;
  return (
    <View className="reader__foot">
      {series ? (
        <PageLink className="reader__series" url={routes.series(series.id)}>
          <View className="reader__series-words">
            <Text className="reader__series-title">{text.article.inSeries(series.title)}</Text>
            <Text className="reader__series-count">{text.series.count(series.articleCount)}</Text>
          </View>
          <Icon name="chevron" size={18} />
        </PageLink>
      ) : null}
      {related.length > 0 ? (
        <View>
          <Text className="reader__related">{text.article.related}</Text>
          {related.map((one) => (
            <ArticleCard key={one.id} article={one} isCompact />
          ))}
        </View>
      ) : null}
    </View>
  );
}

export function ArticleReaderSkeleton() {
  return (
    <View className="reader">
      <View className="reader__head">
        <SkeletonBar width={90} height={28} />
        <SkeletonLines widths={[55]} />
      </View>
      <View className="reader__body">
        <SkeletonLines widths={[100, 96, 100, 60, 100, 92, 98, 40]} />
      </View>
    </View>
  );
}
