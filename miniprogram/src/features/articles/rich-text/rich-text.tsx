import { ScrollView, Text, View } from '@tarojs/components';
import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { ButtonView, PollView, ProductCardView, SeriesTeaserView } from './interactive-blocks';
import { AudioView, ImageView, VideoView } from './media-blocks';
import { Runs } from './runs';
import './rich-text.scss';

interface BlockContext {
  articleId: string;
  /** Every picture of what is shown, in order: a tap on one lets the reader leaf through all. */
  pictures: string[];
}

/** The addresses of the pictures in these documents, in reading order. */
export function picturesOf(documents: (RichTextDocument | null)[]): string[] {
  return documents.flatMap((document) =>
    (document?.blocks ?? []).flatMap((block) => (block.type === 'image' ? [block.url] : [])),
  );
}

export function RichText({ document, ...context }: BlockContext & { document: RichTextDocument }) {
  return (
    <View className="rt">
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing else, and a document is replaced as a whole
        <BlockView key={index} block={block} context={context} />
      ))}
    </View>
  );
}

function BlockView({ block, context }: { block: Block; context: BlockContext }) {
  switch (block.type) {
    case 'heading':
      return (
        <Text className={`rt-heading rt-heading--${block.level}`} userSelect>
          <Runs runs={block.text} />
        </Text>
      );
    case 'paragraph':
      return (
        <Text className="rt-paragraph" userSelect>
          <Runs runs={block.text} />
        </Text>
      );
    case 'quote':
      return (
        <View className="rt-quote">
          <Text className="rt-quote__words" userSelect>
            <Runs runs={block.text} />
          </Text>
          {block.cite ? <Text className="rt-quote__cite">—— {block.cite}</Text> : null}
        </View>
      );
    case 'list':
      return (
        <View className="rt-list">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing else
            <View key={index} className="rt-list__item">
              <Text className="rt-list__mark">{block.ordered ? `${index + 1}.` : '·'}</Text>
              <Text className="rt-list__words" userSelect>
                <Runs runs={item} />
              </Text>
            </View>
          ))}
        </View>
      );
    case 'code':
      return (
        <ScrollView className="rt-code" scrollX>
          <Text className="rt-code__words" userSelect>
            {block.text}
          </Text>
        </ScrollView>
      );
    case 'divider':
      return (
        <View className="rt-divider">
          <View className="rt-divider__dot" />
          <View className="rt-divider__dot" />
          <View className="rt-divider__dot" />
        </View>
      );
    case 'image':
      return <ImageView image={block} pictures={context.pictures} />;
    case 'audio':
      return <AudioView audio={block} articleId={context.articleId} />;
    case 'video':
      return <VideoView video={block} />;
    case 'poll':
      return <PollView poll={block} />;
    case 'productCard':
      return <ProductCardView product={block} articleId={context.articleId} />;
    case 'button':
      return <ButtonView button={block} />;
    case 'seriesTeaser':
      return <SeriesTeaserView teaser={block} />;
    // split by the server: what arrives holds no mark; kinds of a newer server are left out rather than broken
    default:
      return null;
  }
}
