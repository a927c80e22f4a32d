import { type Editor, useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { Button } from 'antd';
import { useTexts } from '../../../i18n/language.ts';
import { LineForm } from './block-form-dialogs.tsx';
import { editorTexts } from './editor.texts.ts';

/** A line of text that belongs to what the cursor stands in. */
export interface OpenLine {
  readonly kind: 'link' | 'cite' | 'language';
}

const httpAddress = /^https?:\/\/[^\s<>"'`\\]{1,1990}$/;

/** Where a link leads, who said a quote, which language code is in; the last two are offered beside their block. */
export function LineForms({
  editor,
  line,
  onOpen,
  onClose,
}: {
  editor: Editor;
  line: OpenLine | null;
  onOpen: (line: OpenLine) => void;
  onClose: () => void;
}) {
  const texts = useTexts(editorTexts);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      href: String(now.getAttributes('link').href ?? ''),
      cite: String(now.getAttributes('quote').cite ?? ''),
      language: String(now.getAttributes('codeBlock').language ?? ''),
    }),
  });
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <>
      <BubbleMenu
        editor={editor}
        pluginKey="lineForms"
        shouldShow={({ editor: now }) => now.isEditable && (now.isActive('quote') || now.isActive('codeBlock'))}
        options={{ placement: 'bottom-start' }}
      >
        <div className="line-menu">
          {editor.isActive('quote') ? (
            <Button size="small" onClick={() => onOpen({ kind: 'cite' })}>
              {texts.lineNow(texts.cite, state.cite)}
            </Button>
          ) : (
            <Button size="small" onClick={() => onOpen({ kind: 'language' })}>
              {texts.lineNow(texts.language, state.language)}
            </Button>
          )}
        </div>
      </BubbleMenu>
      {line?.kind === 'link' ? (
        <LineForm
          title={texts.href}
          hint={texts.hrefHint}
          initial={state.href || 'https://'}
          pattern={httpAddress}
          wrong={texts.hrefWrong}
          extra={
            state.href ? (
              <Button
                onClick={() => {
                  editor.chain().focus().extendMarkRange('link').unsetLink().run();
                  close();
                }}
              >
                {texts.unlink}
              </Button>
            ) : null
          }
          onDone={(href) => {
            const { empty } = editor.state.selection;
            const chain = editor.chain().focus();
            if (empty && !editor.isActive('link')) {
              chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
            } else {
              chain.extendMarkRange('link').setLink({ href }).run();
            }
            close();
          }}
          onClose={close}
        />
      ) : null}
      {line?.kind === 'cite' ? (
        <LineForm
          title={texts.cite}
          hint={texts.citeHint}
          initial={state.cite}
          pattern={/^.{0,200}$/u}
          wrong="≤ 200"
          onDone={(cite) => {
            editor
              .chain()
              .focus()
              .updateAttributes('quote', { cite: cite || null })
              .run();
            close();
          }}
          onClose={close}
        />
      ) : null}
      {line?.kind === 'language' ? (
        <LineForm
          title={texts.language}
          hint={texts.languageHint}
          initial={state.language}
          pattern={/^[A-Za-z0-9+#._-]{0,30}$/}
          wrong="A–Z 0–9 + # . _ -"
          onDone={(language) => {
            editor
              .chain()
              .focus()
              .updateAttributes('codeBlock', { language: language || null })
              .run();
            close();
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
