import { Text, View } from '@tarojs/components';
import type { Feed } from '../api/use-feed';
import { useText } from '../i18n/language';
import { Button } from './button';
import './feed-end.scss';

/** Under a list that grows: what comes next, or that it did not come. */
export function FeedEnd({ feed }: { feed: Omit<Feed<unknown>, 'begin'> }) {
  const text = useText();
  const { nodes, failure, isLoadingMore, hasMore, loadMore } = feed;
  return (
    <View className="feed-end">
      {failure ? (
        <Button look="text" onTap={() => void loadMore()}>
          {failure.kind === 'network' ? text.problem.networkTitle : text.problem.serverTitle} · {text.common.retry}
        </Button>
      ) : isLoadingMore ? (
        <Text>{text.common.loading}</Text>
      ) : hasMore ? (
        <Text>{text.common.loadMore}</Text>
      ) : nodes.length > 0 ? (
        <Text>{text.common.end}</Text>
      ) : null}
    </View>
  );
}
