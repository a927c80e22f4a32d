import type { MemberFilter } from '@teahouse/schema/operations.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';
import { TagDialog } from './tag-dialog.tsx';

/** What can be done to those who are selected. */
export function SelectionBar({
  selected,
  filter,
  count,
  onAll,
  onNone,
}: {
  /** Members by their ids, or everyone who fits the filter. */
  selected: readonly string[] | 'all';
  filter: MemberFilter;
  /** How many fit the filter. */
  count: number;
  onAll: () => void;
  onNone: () => void;
}) {
  const texts = useTexts(membersTexts);
  const [deed, setDeed] = useState<'add' | 'take' | null>(null);
  const isAll = selected === 'all';
  const selectedCount = isAll ? count : selected.length;
  return (
    <section className="selection" aria-label={texts.selected(formatCount(selectedCount))}>
      <span aria-live="polite">{(isAll ? texts.allThatFit : texts.selected)(formatCount(selectedCount))}</span>
      <Button size="small" onClick={() => setDeed('add')}>
        {texts.addTag}
      </Button>
      <Button size="small" onClick={() => setDeed('take')}>
        {texts.takeTag}
      </Button>
      {!isAll && count > selected.length ? (
        <Button size="small" type="link" onClick={onAll}>
          {texts.selectAllThatFit(formatCount(count))}
        </Button>
      ) : null}
      <Button size="small" type="text" onClick={onNone}>
        {texts.unselect}
      </Button>
      <TagDialog
        deed={deed}
        chosen={isAll ? { filter } : { memberIds: selected }}
        count={selectedCount}
        onClose={() => setDeed(null)}
      />
    </section>
  );
}
