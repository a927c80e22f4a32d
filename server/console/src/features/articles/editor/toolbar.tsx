import {
  BoldOutlined,
  CodeOutlined,
  CommentOutlined,
  ItalicOutlined,
  LinkOutlined,
  LockOutlined,
  OrderedListOutlined,
  PictureOutlined,
  PlusOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { Button, Dropdown } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { blockChoices } from './block-choices.ts';
import { editorTexts } from './editor.texts.ts';
import { useEditorActions } from './editor-actions.ts';

const marks = [
  ['bold', <BoldOutlined key="bold" aria-hidden />],
  ['italic', <ItalicOutlined key="italic" aria-hidden />],
  ['strike', <StrikethroughOutlined key="strike" aria-hidden />],
  ['code', <CodeOutlined key="code" aria-hidden />],
] as const;

// Drawn by the style sheet: letters in the button would be read out beside its name.
const H2 = <b className="toolbar__sign" data-sign="H2" />;
const H3 = <b className="toolbar__sign" data-sign="H3" />;
const QuoteSign = <b className="toolbar__sign" data-sign="“”" />;

/** Formatting, reachable by Tab or Alt+F10, left and right within. */
export function Toolbar({ editor, onLink, onComment }: { editor: Editor; onLink: () => void; onComment: () => void }) {
  const texts = useTexts(editorTexts);
  const { insert } = useEditorActions();
  const bar = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      strike: now.isActive('strike'),
      code: now.isActive('code'),
      link: now.isActive('link'),
      heading2: now.isActive('heading', { level: 2 }),
      heading3: now.isActive('heading', { level: 3 }),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      quote: now.isActive('quote'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') editor.commands.focus();
    if (step === 0) return;
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  const button = (name: string, icon: ReactNode, isOn: boolean | null, act: () => void, isDisabled = false) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      aria-label={name}
      title={name}
      disabled={isDisabled}
      {...(isOn === null ? {} : { 'aria-pressed': isOn })}
      className={isOn ? 'toolbar__on' : ''}
      // The text keeps its selection when the mouse is used.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    />
  );
  return (
    <div role="toolbar" aria-label={texts.toolbar} className="toolbar" ref={bar} onKeyDown={walk} tabIndex={-1}>
      {marks.map(([mark, icon]) => (
        <span key={mark}>
          {button(texts.marks[mark], icon, state[mark], () => editor.chain().focus().toggleMark(mark).run())}
        </span>
      ))}
      {button(texts.marks.link, <LinkOutlined aria-hidden />, state.link, onLink)}
      <span className="toolbar__gap" />
      {button(texts.blocks.heading2, H2, state.heading2, () =>
        editor.chain().focus().toggleHeading({ level: 2 }).run(),
      )}
      {button(texts.blocks.heading3, H3, state.heading3, () =>
        editor.chain().focus().toggleHeading({ level: 3 }).run(),
      )}
      {button(texts.blocks.bulletList, <UnorderedListOutlined aria-hidden />, state.bulletList, () =>
        insert('bulletList'),
      )}
      {button(texts.blocks.orderedList, <OrderedListOutlined aria-hidden />, state.orderedList, () =>
        insert('orderedList'),
      )}
      {button(texts.blocks.quote, QuoteSign, state.quote, () => insert(state.quote ? 'paragraph' : 'quote'))}
      <span className="toolbar__gap" />
      {button(texts.blocks.image, <PictureOutlined aria-hidden />, null, () => insert('image'))}
      {button(texts.blocks.paywall, <LockOutlined aria-hidden />, null, () => insert('paywall'))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: blockChoices.map((key) => ({ key, label: texts.blocks[key], title: texts.blockHints[key] })),
          onClick: ({ key }) => insert(key as (typeof blockChoices)[number]),
        }}
      >
        <Button type="text" size="small" icon={<PlusOutlined aria-hidden />}>
          {texts.insert}
        </Button>
      </Dropdown>
      <span className="toolbar__gap" />
      {button(
        texts.undo,
        <UndoOutlined aria-hidden />,
        null,
        () => editor.chain().focus().undo().run(),
        !state.canUndo,
      )}
      {button(
        texts.redo,
        <RedoOutlined aria-hidden />,
        null,
        () => editor.chain().focus().redo().run(),
        !state.canRedo,
      )}
      {button(texts.commentOnBlock, <CommentOutlined aria-hidden />, null, onComment)}
    </div>
  );
}
