import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { PageLink } from './page-link';
import './link-rows.scss';

/** Pages that lead on, one under the other. */
export function LinkRows({ links }: { links: { label: string; note?: string; url: string }[] }) {
  return (
    <View className="link-rows">
      {links.map(({ label, note, url }) => (
        <PageLink key={url} className="link-rows__one" url={url}>
          <Text className="link-rows__label">{label}</Text>
          {note ? <Text className="link-rows__note">{note}</Text> : null}
          <Icon name="chevron" size={18} />
        </PageLink>
      ))}
    </View>
  );
}
