import type { Block } from '@teahouse/schema/rich-text.ts';
import { useState } from 'react';
import type { LibraryMedium } from '../../media/media-grid.tsx';
import { MediaPicker } from '../../media/media-picker.tsx';
import type { FormChoice } from './block-choices.ts';
import { ButtonForm, MediumForm, PollForm, ProductForm, SeriesForm } from './block-form-dialogs.tsx';

/** The form that is open: for a new block, or for one that is there. */
export interface OpenForm {
  readonly choice: FormChoice;
  readonly block: Block | null;
}

type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** A medium as the block that shows it. */
export function blockOfMedium(medium: LibraryMedium): Block {
  const { url, width, height, durationMs, name, alt } = medium;
  const title = name.replace(/\.[a-z0-9]{2,4}$/i, '').slice(0, 200) || name;
  switch (medium.kind) {
    case 'IMAGE':
      return { type: 'image', url, width: width ?? 1, height: height ?? 1, alt };
    case 'AUDIO':
      return { type: 'audio', url, title, durationMs: durationMs ?? 0 };
    default:
      return { type: 'video', url, width: width ?? 1, height: height ?? 1, durationMs: durationMs ?? 0, title };
  }
}

/** The dialog for whatever block is being inserted or changed. */
export function BlockForms({
  form,
  onDone,
  onClose,
}: {
  form: OpenForm | null;
  onDone: (block: Block) => void;
  onClose: () => void;
}) {
  const [isChoosing, setIsChoosing] = useState(false);
  if (!form) return null;
  const { choice, block } = form;
  switch (choice) {
    case 'image':
    case 'audio':
    case 'video': {
      const kinds = { image: 'IMAGE', audio: 'AUDIO', video: 'VIDEO' } as const;
      if (!block || isChoosing) {
        return (
          <MediaPicker
            kind={kinds[choice]}
            isOpen
            onClose={() => (isChoosing ? setIsChoosing(false) : onClose())}
            onChoose={(medium) => {
              setIsChoosing(false);
              const chosen = blockOfMedium(medium);
              const caption = block?.type === 'image' ? block.caption : undefined;
              onDone(chosen.type === 'image' && caption !== undefined ? { ...chosen, caption } : chosen);
            }}
          />
        );
      }
      return (
        <MediumForm
          block={block as BlockOf<'image' | 'audio' | 'video'>}
          onDone={onDone}
          onClose={onClose}
          onReplace={() => setIsChoosing(true)}
        />
      );
    }
    case 'poll':
      return <PollForm block={block as BlockOf<'poll'> | null} onDone={onDone} onClose={onClose} />;
    case 'productCard':
      return <ProductForm block={block as BlockOf<'productCard'> | null} onDone={onDone} onClose={onClose} />;
    case 'button':
      return <ButtonForm block={block as BlockOf<'button'> | null} onDone={onDone} onClose={onClose} />;
    case 'seriesTeaser':
      return <SeriesForm block={block as BlockOf<'seriesTeaser'> | null} onDone={onDone} onClose={onClose} />;
  }
}
