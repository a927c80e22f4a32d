import type { Block, RichTextDocument, TextRun } from '@teahouse/schema/rich-text.ts';
import type { ReactNode } from 'react';
import { formatYuan } from '../../../i18n/format.ts';
import { type Texts, useTexts } from '../../../i18n/language.ts';
import { formatLength } from '../../media/media-words.ts';
import './document-view.css';

const texts: Texts<{
  readonly paywall: string;
  readonly divider: string;
  readonly noAlt: string;
  readonly audio: string;
  readonly video: string;
  readonly series: string;
}> = {
  'zh-CN': {
    paywall: '付费分隔线',
    divider: '分隔线',
    noAlt: '图片（没有替代文字）',
    audio: '音频',
    video: '视频',
    series: '系列',
  },
  en: {
    paywall: 'Paywall',
    divider: 'Divider',
    noAlt: 'Picture without alt text',
    audio: 'Sound',
    video: 'Film',
    series: 'Series',
  },
};

/** A document as its readers see it; nothing in it does anything. */
export function DocumentView({ document }: { document: RichTextDocument }) {
  return (
    <div className="document">
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing else, and a document is replaced as a whole
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

export function BlockView({ block }: { block: Block }) {
  const say = useTexts(texts);
  switch (block.type) {
    case 'heading':
      // Not a heading of the console's page: it would stand among those.
      return (
        <p className={`document__heading document__heading--${block.level}`}>
          <Runs runs={block.text} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Runs runs={block.text} />
          {block.cite ? <footer>—— {block.cite}</footer> : null}
        </blockquote>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have nothing else
            <li key={index}>
              <Runs runs={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'divider':
      return <div className="document__divider">· · ·</div>;
    case 'paywall':
      return <div className="document__paywall">{say.paywall}</div>;
    default:
      return <CardView block={block} />;
  }
}

type Card = Extract<Block, { type: 'image' | 'audio' | 'video' | 'poll' | 'productCard' | 'button' | 'seriesTeaser' }>;

/** A block that is one thing: a picture, a sound, a card. */
export function CardView({ block }: { block: Card }) {
  const say = useTexts(texts);
  switch (block.type) {
    case 'image':
      return (
        <figure>
          <img
            src={block.url}
            alt={block.alt || say.noAlt}
            width={block.width}
            height={block.height}
            loading="lazy"
            referrerPolicy="no-referrer"
          />
          {block.caption ? <figcaption>{block.caption}</figcaption> : null}
        </figure>
      );
    case 'audio':
      return <CardFrame note={`${say.audio} · ${formatLength(block.durationMs)}`}>{block.title}</CardFrame>;
    case 'video':
      return (
        <CardFrame
          note={`${say.video} · ${formatLength(block.durationMs)}`}
          picture={block.posterUrl ? { url: block.posterUrl, alt: '' } : undefined}
        >
          {block.title}
        </CardFrame>
      );
    case 'poll':
      return (
        <div className="document__card document__card--poll">
          <strong>{block.question}</strong>
          <ul>
            {block.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two answers may read the same while they are written
              <li key={index}>{option}</li>
            ))}
          </ul>
        </div>
      );
    case 'productCard':
      return (
        <CardFrame note={formatYuan(block.amountFen)} picture={{ url: block.imageUrl, alt: '' }}>
          {block.title}
        </CardFrame>
      );
    case 'button':
      return <div className="document__button">{block.label}</div>;
    case 'seriesTeaser':
      return <CardFrame note={say.series}>{block.title}</CardFrame>;
  }
}

function CardFrame({
  note,
  picture,
  children,
}: {
  note: string;
  picture?: { url: string; alt: string } | undefined;
  children: ReactNode;
}) {
  return (
    <div className="document__card">
      {picture ? <img src={picture.url} alt={picture.alt} referrerPolicy="no-referrer" /> : null}
      <div>
        <strong>{children}</strong>
        <span>{note}</span>
      </div>
    </div>
  );
}

function Runs({ runs }: { runs: readonly TextRun[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing else
    <Run key={index} run={run} />
  ));
}

function Run({ run }: { run: TextRun }) {
  let text: ReactNode = run.text;
  if (run.code) text = <code>{text}</code>;
  if (run.bold) text = <strong>{text}</strong>;
  if (run.italic) text = <em>{text}</em>;
  if (run.strike) text = <s>{text}</s>;
  if (run.href) text = <span className="document__link">{text}</span>;
  return text;
}
