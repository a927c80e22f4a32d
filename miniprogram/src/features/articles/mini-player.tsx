import { Text, View } from '@tarojs/components';
import { formatClock } from '../../i18n/format';
import { useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { Icon } from '../../ui/icon';
import { IconPress } from '../../ui/press';
import { openPage, routes } from '../../wechat/routes';
import { audioStore, closeTrack, pauseTrack, playTrack } from './audio-player';
import './mini-player.scss';

/** What is being listened to, at the foot of every page. `currentArticleId` is the article the reader is in. */
export function MiniPlayer({ currentArticleId }: { currentArticleId?: string }) {
  const text = useText();
  const { track, status, position, duration } = useStore(audioStore);
  if (!track) return null;
  const isPlaying = status === 'playing' || status === 'waiting';
  const progress = duration > 0 ? Math.min(100, (position / duration) * 100) : 0;
  const openArticle = () => {
    if (track.articleId !== currentArticleId) openPage(routes.article(track.articleId));
  };
  return (
    <View className="mini-player-room">
      <View className="mini-player">
        <View className="mini-player__bar">
          <IconPress
            label={isPlaying ? text.audio.pause : text.audio.play}
            onTap={() => (isPlaying ? pauseTrack() : playTrack(track))}
          >
            <Icon name={isPlaying ? 'pause' : 'play'} size={22} />
          </IconPress>
          <View className="mini-player__words" onClick={openArticle}>
            <Text className="mini-player__title">{track.title}</Text>
            <Text className="mini-player__time">
              {status === 'failed' ? text.audio.failed : `${formatClock(position)} / ${formatClock(duration)}`}
            </Text>
          </View>
          <IconPress label={text.audio.close} onTap={closeTrack}>
            <Icon name="close" size={18} />
          </IconPress>
        </View>
        <View className="mini-player__line">
          <View className="mini-player__progress" style={{ width: `${progress.toFixed(2)}%` }} />
        </View>
      </View>
    </View>
  );
}
