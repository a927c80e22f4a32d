import { CommentOutlined, EyeOutlined, HistoryOutlined, SettingOutlined } from '@ant-design/icons';
import { ArticleToEditDocument } from '@teahouse/schema/documents/article-to-edit.ts';
import type { Block } from '@teahouse/schema/rich-text.ts';
import { EditorContent } from '@tiptap/react';
import { Alert, App, Button, Drawer, Input, Space } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { request } from '../../../api/request.ts';
import type { StaffMember } from '../../../app/session.ts';
import { useTexts } from '../../../i18n/language.ts';
import { ArticleStateTags } from '../article-state-tags.tsx';
import { articleTexts } from '../articles.texts.ts';
import { toEditor } from '../document/document-conversion.ts';
import { ArticleActions } from './article-actions.tsx';
import { articlePageTexts } from './article-page.texts.ts';
import type { Words } from './article-save.ts';
import { applyChoice, needsForm } from './block-choices.ts';
import { BlockForms, type OpenForm } from './block-forms.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { editorTexts } from './editor.texts.ts';
import { type EditorActions, EditorActionsProvider } from './editor-actions.ts';
import { LineForms, type OpenLine } from './line-forms.tsx';
import { insertBlocks } from './paste.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { RestoreNotice } from './restore-notice.tsx';
import { mayWrite } from './review-steps.ts';
import { RevisionsPanel } from './revisions-panel.tsx';
import { SaveState } from './save-state.tsx';
import { type EditedArticle, stateOf } from './server-words.ts';
import { SettingsPanel } from './settings-panel.tsx';
import { SlashMenu } from './slash-menu.tsx';
import { TitleFindings } from './title-findings.tsx';
import { Toolbar } from './toolbar.tsx';
import { useArticleSave } from './use-article-save.ts';
import { focusAtStart, useArticleTextEditor, useFocusAfterForms } from './use-article-text-editor.ts';
import { useBlockNotes } from './use-block-notes.ts';
import { useColleaguesWords } from './use-colleagues-words.ts';
import { usePastedPictures } from './use-pasted-pictures.ts';
import './article-editor.css';

const panels = ['settings', 'preview', 'comments', 'revisions'] as const;
const panelIcons = {
  settings: <SettingOutlined aria-hidden />,
  preview: <EyeOutlined aria-hidden />,
  comments: <CommentOutlined aria-hidden />,
  revisions: <HistoryOutlined aria-hidden />,
} as const;

/** One article and everything that is done with it while it is written. */
export function ArticleEditor({ read, staff }: { read: EditedArticle; staff: StaffMember }) {
  const texts = useTexts(editorTexts);
  const say = useTexts(articlePageTexts);
  const states = useTexts(articleTexts);
  const { message } = App.useApp();
  const { article, status, save, keeper, hasRoom, take } = useArticleSave(read);
  const writes = mayWrite(staff.role);
  const [parameters, setParameters] = useSearchParams();
  const panel = panels.find((one) => one === parameters.get('panel')) ?? null;
  const [title, setTitle] = useState(save.words.title === states.untitled ? '' : save.words.title);
  const [form, setForm] = useState<(OpenForm & { position: number | null }) | null>(null);
  const [line, setLine] = useState<OpenLine | null>(null);
  const [about, setAbout] = useState<{ blockIndex: number; quote: string } | null>(null);
  /** How often the two versions of a conflict were asked for again. */
  const [comparisons, setComparisons] = useState(0);
  const pictures = usePastedPictures();

  const write = (changes: Partial<Words>) => save.write({ ...save.words, ...changes });

  const { editor, slashState } = useArticleTextEditor({
    document: save.words.document,
    isEditable: writes,
    texts,
    pictures,
    onWrite: (document) => write({ document }),
    onEdit: (block, position) => setForm({ choice: block.type as OpenForm['choice'], block, position }),
    onInsert(choice, made) {
      if (needsForm(choice)) setForm({ choice, block: null, position: null });
      else applyChoice(made, choice);
    },
  });

  const policyWords = states.policies[article.policy];
  const actions = useMemo<EditorActions>(
    () => ({
      insert(choice) {
        if (needsForm(choice)) setForm({ choice, block: null, position: null });
        else applyChoice(editor, choice);
      },
      edit: (block, position) => setForm({ choice: block.type as OpenForm['choice'], block, position }),
      paywallWords: policyWords,
    }),
    [policyWords, editor],
  );

  /** Shows words that came from elsewhere: from the server, from a revision, from this device. */
  function show(words: Words): void {
    setTitle(words.title);
    editor.commands.setContent(toEditor(words.document), { emitUpdate: false });
  }

  function adopt(changed: EditedArticle): void {
    take(changed);
    save.adopt(stateOf(changed));
    show(save.words);
  }

  async function readAgain(): Promise<void> {
    const { articleDraft } = await request(ArticleToEditDocument, { id: article.id });
    if (articleDraft) take(articleDraft);
  }

  const goOnFrom = useColleaguesWords({
    read,
    save,
    onChanged: take,
    onNewer(changed) {
      adopt(changed);
      void message.info(say.newer(changed.latestRevision?.savedBy?.displayName ?? say.someone));
    },
  });

  const openPanel = (name: (typeof panels)[number] | null) =>
    setParameters((before) => {
      if (name) before.set('panel', name);
      else before.delete('panel');
      return before;
    });

  const notes = useBlockNotes({ editor, article, status });

  function finish(block: Block): void {
    const position = form?.position ?? null;
    setForm(null);
    if (position === null) {
      insertBlocks(editor, [block]);
      return;
    }
    editor
      .chain()
      .focus()
      .command(({ tr }) => {
        tr.setNodeMarkup(position, null, { block });
        return true;
      })
      .run();
  }

  useFocusAfterForms(editor, form !== null || line !== null);
  useEffect(() => {
    document.title = `${title || states.untitled} · 茶馆`;
  }, [title, states.untitled]);

  const panelBodies = {
    settings: (
      <SettingsPanel
        article={article}
        save={save}
        onWords={write}
        onChanged={take}
        onNewer={goOnFrom}
        onCompare={() => setComparisons((count) => count + 1)}
      />
    ),
    preview: <PreviewPanel article={article} save={save} />,
    comments: (
      <CommentsPanel
        articleId={article.id}
        about={about}
        onAbout={setAbout}
        onGoTo={(comment) => {
          openPanel(null);
          notes.goTo(comment);
        }}
        beforeSend={() => save.flush()}
      />
    ),
    revisions: <RevisionsPanel article={article} save={save} mayWrite={writes} onRestored={adopt} />,
  };

  return (
    <EditorActionsProvider value={actions}>
      <div className="article-editor">
        <header className="article-editor__head">
          <Link to="/articles">← {texts.back}</Link>
          <ArticleStateTags article={article} />
          <SaveState
            status={status}
            titleKept={save.words.title.trim() === '' ? (article.latestRevision?.title ?? article.title) : null}
            hasRoom={hasRoom}
            onRetry={() => save.retry()}
          />
          {status.kind === 'conflict' ? (
            <ConflictDialog
              key={`${status.theirs.version} ${comparisons}`}
              save={save}
              theirs={status.theirs}
              onResolved={(changed) => (changed ? adopt(changed) : void readAgain())}
            />
          ) : null}
          <Space wrap className="article-editor__actions">
            {panels
              .filter((name) => writes || name !== 'settings')
              .map((name) => (
                <Button key={name} icon={panelIcons[name]} onClick={() => openPanel(name)}>
                  {say.panels[name]}
                  {name === 'comments' && notes.openCount > 0 ? say.openComments(notes.openCount) : ''}
                </Button>
              ))}
            <ArticleActions
              article={article}
              staff={staff}
              save={save}
              onChanged={take}
              onRead={() => void readAgain()}
            />
          </Space>
        </header>
        {writes ? (
          <RestoreNotice
            keeper={keeper}
            state={stateOf(article)}
            onRestore={(left) => {
              show(left.words);
              void save.resume(left.words, left);
            }}
          />
        ) : (
          <Alert type="info" showIcon title={say.readOnly} />
        )}
        <h1 className="visually-hidden">{title || states.untitled}</h1>
        <Input.TextArea
          className="article-editor__title"
          variant="borderless"
          autoSize
          aria-label={texts.title}
          placeholder={texts.titlePlaceholder}
          value={title}
          maxLength={64}
          readOnly={!writes}
          onChange={({ target }) => {
            const text = target.value.replace(/[\r\n]+/g, ' ');
            setTitle(text);
            write({ title: text });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            focusAtStart(editor);
          }}
        />
        {writes ? <TitleFindings title={title} /> : null}
        {writes ? (
          <Toolbar
            editor={editor}
            onLink={() => setLine({ kind: 'link' })}
            onComment={() => {
              setAbout(notes.blockAtCursor());
              openPanel('comments');
            }}
          />
        ) : null}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a way from the text to its toolbar, for who knows it */}
        <div
          className="article-editor__text"
          onKeyDown={(event) => {
            if (!event.altKey || event.key !== 'F10') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.toolbar button')?.focus();
          }}
        >
          <EditorContent editor={editor} />
        </div>
        <SlashMenu state={slashState} />
        <BlockForms form={form} onDone={finish} onClose={() => setForm(null)} />
        <LineForms editor={editor} line={line} onOpen={setLine} onClose={() => setLine(null)} />
      </div>
      <Drawer
        open={panel !== null}
        onClose={() => openPanel(null)}
        title={panel ? say.panels[panel] : null}
        size={460}
        destroyOnHidden
      >
        {panel ? panelBodies[panel] : null}
      </Drawer>
    </EditorActionsProvider>
  );
}
