import { Slider, Text, Video, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { AudioBlock, ImageBlock, VideoBlock } from '@teahouse/schema/rich-text.ts';
import { mediaUrl } from '../../../api/media';
import { formatClock } from '../../../i18n/format';
import { useText } from '../../../i18n/language';
import { useStore } from '../../../state/store';
import { Icon } from '../../../ui/icon';
import { Picture } from '../../../ui/picture';
import { Press } from '../../../ui/press';
import { isDarkPhone, isMiniProgram } from '../../../wechat/environment';
import { audioStore, nextRate, pauseTrack, playTrack, seekTrack } from '../audio-player';

export function ImageView({ image, pictures }: { image: ImageBlock; pictures: string[] }) {
  const preview = () => {
    void Taro.previewImage({ current: mediaUrl(image.url), urls: pictures.map(mediaUrl) });
  };
  return (
    <View className="rt-image">
      <Picture url={image.url} ratio={image.height / image.width} alt={image.alt} onTap={preview} />
      {image.caption ? <Text className="rt-caption">{image.caption}</Text> : null}
    </View>
  );
}

const JUMP_SECONDS = 15;

/** The Mini Program's native slider takes no CSS variables: these are `--accent` and `--line` of app.scss. */
function sliderColours(): { accent: string; line: string } {
  if (!isMiniProgram) return { accent: 'var(--accent)', line: 'var(--line)' };
  return isDarkPhone() ? { accent: '#8ec2ab', line: '#34352f' } : { accent: '#2c6651', line: '#e0d9ca' };
}

export function AudioView({ audio, articleId }: { audio: AudioBlock; articleId: string }) {
  const text = useText();
  const { accent, line } = sliderColours();
  const player = useStore(audioStore);
  const isLoaded = player.track?.url === audio.url;
  const isPlaying = isLoaded && (player.status === 'playing' || player.status === 'waiting');
  const position = isLoaded ? player.position : 0;
  const duration = isLoaded && player.duration > 0 ? player.duration : audio.durationMs / 1000;
  const play = () => playTrack({ url: audio.url, title: audio.title, durationMs: audio.durationMs, articleId });
  return (
    <View className="rt-audio">
      <View className="rt-audio__head">
        <Press
          className="rt-audio__play"
          label={isPlaying ? text.audio.pause : text.audio.play}
          onTap={isPlaying ? pauseTrack : play}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} size={22} />
        </Press>
        <View className="rt-audio__words">
          <Text className="rt-audio__title">{audio.title}</Text>
          <Text className="rt-audio__time">
            {isLoaded && player.status === 'failed'
              ? text.audio.failed
              : `${formatClock(position)} / ${formatClock(duration)}`}
          </Text>
        </View>
      </View>
      {isLoaded ? (
        <View className="rt-audio__controls">
          <Slider
            className="rt-audio__slider"
            min={0}
            max={Math.max(1, Math.round(duration))}
            value={Math.round(position)}
            blockSize={14}
            activeColor={accent}
            blockColor={accent}
            backgroundColor={line}
            ariaLabel={text.audio.progress}
            onChange={(event) => seekTrack(event.detail.value)}
          />
          <View className="rt-audio__buttons">
            <Press
              className="rt-audio__small"
              label={text.audio.back15}
              onTap={() => seekTrack(position - JUMP_SECONDS)}
            >
              −15
            </Press>
            <Press className="rt-audio__small" label={text.audio.speed(player.rate)} onTap={nextRate}>
              {player.rate}×
            </Press>
            <Press
              className="rt-audio__small"
              label={text.audio.forward15}
              onTap={() => seekTrack(position + JUMP_SECONDS)}
            >
              +15
            </Press>
          </View>
        </View>
      ) : null}
    </View>
  );
}

export function VideoView({ video }: { video: VideoBlock }) {
  return (
    <View className="rt-video">
      <View className="rt-video__frame" style={{ paddingTop: `${((video.height / video.width) * 100).toFixed(3)}%` }}>
        <Video
          className="rt-video__player"
          id={`video-${video.url.length}-${video.durationMs}`}
          src={mediaUrl(video.url)}
          poster={video.posterUrl ? mediaUrl(video.posterUrl) : undefined}
          duration={Math.round(video.durationMs / 1000)}
          title={video.title}
          // one voice at a time
          onPlay={pauseTrack}
          showCenterPlayBtn
          objectFit="contain"
        />
      </View>
      {video.title ? <Text className="rt-caption">{video.title}</Text> : null}
    </View>
  );
}
