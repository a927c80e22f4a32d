import { EllipsisOutlined } from '@ant-design/icons';
import { ConsoleSegmentsDocument } from '@teahouse/schema/documents/console-segments.ts';
import { CreateSegmentDocument } from '@teahouse/schema/documents/create-segment.ts';
import { DeleteSegmentDocument } from '@teahouse/schema/documents/delete-segment.ts';
import { UpdateSegmentDocument } from '@teahouse/schema/documents/update-segment.ts';
import type { ConsoleSegmentsQuery, MemberFilter } from '@teahouse/schema/operations.ts';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { keyOf, refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { UndoMessage } from '../../ui/undo-message.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { addressOf, isEmptyFilter, isSameFilter } from './filter-address.ts';
import { membersTexts } from './members.texts.ts';
import { SegmentNameDialog } from './segment-name-dialog.tsx';

type Segment = ConsoleSegmentsQuery['segments'][number];
const changes = { changes: [keyOf(ConsoleSegmentsDocument)] };

/** Saved filters, one press away; the one that is open can be renamed, changed and deleted. */
export function SegmentBar({
  filter,
  segmentId,
  onOpen,
}: {
  filter: MemberFilter;
  segmentId: string | null;
  onOpen: (segmentId: string | null) => void;
}) {
  const texts = useTexts(membersTexts).segments;
  const { message } = App.useApp();
  const { data } = useRead(ConsoleSegmentsDocument, {});
  const create = useCommand(CreateSegmentDocument, changes);
  const update = useCommand(UpdateSegmentDocument, changes);
  const remove = useCommand(DeleteSegmentDocument, changes);
  const attempt = useAttempt();
  const [dialog, setDialog] = useState<'save' | 'rename' | null>(null);
  const segments = data?.segments ?? [];
  const open = segments.find(({ id }) => id === segmentId) ?? segments.find((one) => isSameFilter(one.filter, filter));
  const isChanged = open !== undefined && !isSameFilter(open.filter, filter);

  async function save(name: string): Promise<string | null> {
    const { createSegment } = await create.mutateAsync({ input: { name, filter } });
    const refusal = refusalOf(createSegment);
    if (!refusal && 'segment' in createSegment) {
      onOpen(createSegment.segment.id);
      void message.success(texts.saved(name));
    }
    return refusal;
  }

  async function rename({ id }: Segment, name: string): Promise<string | null> {
    return refusalOf((await update.mutateAsync({ input: { id, name } })).updateSegment);
  }

  async function keepFilter({ id, name }: Segment): Promise<void> {
    if (await attempt(() => update.mutateAsync({ input: { id, filter } }))) void message.success(texts.updated(name));
  }

  async function drop(segment: Segment): Promise<void> {
    if (!(await attempt(() => remove.mutateAsync({ input: { id: segment.id } })))) return;
    onOpen(null);
    const undo = () => create.mutateAsync({ input: { name: segment.name, filter: plain(segment.filter) } });
    void message.success({
      content: <UndoMessage text={texts.removed(segment.name)} undo={texts.undo} onUndo={undo} />,
      duration: 8,
    });
  }

  return (
    <nav className="segments" aria-label={texts.title}>
      <ul>
        <li>
          <SegmentLink to="/members" isOpen={isEmptyFilter(filter) && !open}>
            {texts.everyone}
          </SegmentLink>
        </li>
        {segments.map((segment) => (
          <li key={segment.id}>
            <SegmentLink to={`/members?${addressOf(segment.filter)}&segment=${segment.id}`} isOpen={segment === open}>
              {segment.name}
            </SegmentLink>
            {segment === open ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'rename', label: texts.rename, onClick: () => setDialog('rename') },
                    { key: 'remove', label: texts.remove, danger: true, onClick: () => void drop(segment) },
                  ],
                }}
              >
                <Button
                  type="text"
                  size="small"
                  icon={<EllipsisOutlined aria-hidden />}
                  aria-label={texts.actions(segment.name)}
                />
              </Dropdown>
            ) : null}
          </li>
        ))}
      </ul>
      {isChanged ? (
        <Button size="small" loading={update.isPending} onClick={() => void keepFilter(open)}>
          {texts.update(open.name)}
        </Button>
      ) : null}
      {!isEmptyFilter(filter) && (!open || isChanged) ? (
        <Button size="small" onClick={() => setDialog('save')}>
          {texts.save}
        </Button>
      ) : null}
      <SegmentNameDialog title={texts.save} isOpen={dialog === 'save'} onName={save} onClose={() => setDialog(null)} />
      {open ? (
        <SegmentNameDialog
          title={texts.rename}
          name={open.name}
          isOpen={dialog === 'rename'}
          onName={(name) => rename(open, name)}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </nav>
  );
}

const SegmentLink = ({ to, isOpen, children }: { to: string; isOpen: boolean; children: string }) => (
  <Link to={to} className="segments__one" aria-current={isOpen ? 'page' : undefined}>
    {children}
  </Link>
);

/** What was read carries nulls, which as an input mean the same as nothing. */
const plain = (filter: Segment['filter']): MemberFilter => ({ ...filter });
