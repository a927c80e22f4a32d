import { AudioOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { MediaLibraryDocument } from '@teahouse/schema/documents/media-library.ts';
import type { LibraryMediumFragment, MediumKind } from '@teahouse/schema/operations.ts';
import { Button, Empty, Skeleton } from 'antd';
import { useReadPages } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { mediaTexts } from './media.texts.ts';
import { formatLength } from './media-words.ts';
import './media.css';

export type LibraryMedium = LibraryMediumFragment;

/** The library as tiles. One is opened, or chosen, by a click or the keyboard. */
export function MediaGrid({
  kind,
  text,
  onChoose,
}: {
  kind?: `${MediumKind}` | undefined;
  text?: string | undefined;
  onChoose: (medium: LibraryMedium) => void;
}) {
  const texts = useTexts(mediaTexts);
  const pages = useReadPages(
    MediaLibraryDocument,
    { first: 40, filter: { kind: kind as MediumKind | undefined, text } },
    ({ media }) => media,
  );
  if (pages.error) return <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const media = pages.data.pages.flatMap((page) => page.media.edges.map(({ node }) => node));
  if (media.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          kind || text ? (
            texts.notFound
          ) : (
            <>
              <strong>{texts.empty}</strong>
              <p>{texts.emptyHint}</p>
            </>
          )
        }
      />
    );
  }
  return (
    <>
      <ul className="media-grid" aria-label={texts.library}>
        {media.map((medium) => (
          <li key={medium.id}>
            <button type="button" className="media-tile" onClick={() => onChoose(medium)}>
              <Face medium={medium} />
              <span className="media-tile__name">{medium.name}</span>
              {medium.durationMs === null ? null : (
                <span className="media-tile__length">{formatLength(medium.durationMs)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <div className="media-grid__more">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {texts.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** What a tile shows: the smallest picture, or a sign of what it is. */
function Face({ medium }: { medium: LibraryMedium }) {
  if (medium.kind === 'IMAGE') {
    return (
      <img
        src={medium.variants[0]?.url ?? medium.url}
        // Its name stands below.
        alt=""
        loading="lazy"
        width={medium.width ?? 1}
        height={medium.height ?? 1}
      />
    );
  }
  return (
    <span className="media-tile__sign">
      {medium.kind === 'AUDIO' ? <AudioOutlined aria-hidden /> : <VideoCameraOutlined aria-hidden />}
    </span>
  );
}
