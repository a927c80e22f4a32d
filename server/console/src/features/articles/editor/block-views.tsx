import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, HolderOutlined } from '@ant-design/icons';
import type { Block } from '@teahouse/schema/rich-text.ts';
import type { Node } from '@tiptap/core';
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { CardView } from '../document/document-view.tsx';
import { atoms, atomTypes, Divider, Paywall } from '../document/editor-nodes.ts';
import { moveBlock } from './block-moves.ts';
import { editorTexts } from './editor.texts.ts';
import { useEditorActions } from './editor-actions.ts';

type Card = Parameters<typeof CardView>[0]['block'];

/** The atoms of the document with what is shown of them while writing. */
export const viewedNodes: Partial<Record<string, Node>> = {
  ...Object.fromEntries(
    atomTypes.map((type) => [type, atoms[type].extend({ addNodeView: () => ReactNodeViewRenderer(AtomView) })]),
  ),
  paywall: Paywall.extend({ addNodeView: () => ReactNodeViewRenderer(PaywallView) }),
  divider: Divider.extend({ addNodeView: () => ReactNodeViewRenderer(DividerView) }),
};

function AtomView(props: NodeViewProps) {
  const block = props.node.attrs.block as Card;
  return (
    <NodeViewWrapper className={props.selected ? 'atom atom--selected' : 'atom'} data-drag-handle>
      {block.type === 'image' ? <MeasuredPicture block={block} {...props} /> : <CardView block={block} />}
      <BlockBar block={block} {...props} />
    </NodeViewWrapper>
  );
}

/** A picture from elsewhere does not say how large it is: that is measured once it is there. */
function MeasuredPicture({
  block,
  updateAttributes,
  editor,
}: NodeViewProps & { block: Extract<Card, { type: 'image' }> }) {
  const isForeign = !block.url.startsWith('/media/');
  useEffect(() => {
    if (!isForeign || !editor.isEditable) return;
    const picture = new Image();
    picture.referrerPolicy = 'no-referrer';
    picture.onload = () => {
      const { naturalWidth: width, naturalHeight: height } = picture;
      if (width > 0 && height > 0 && (width !== block.width || height !== block.height)) {
        updateAttributes({ block: { ...block, width, height } });
      }
    };
    picture.src = block.url;
    return () => {
      picture.onload = null;
    };
  }, [isForeign, block, editor, updateAttributes]);
  return <CardView block={block} />;
}

function PaywallView(props: NodeViewProps) {
  const texts = useTexts(editorTexts);
  const { paywallWords } = useEditorActions();
  return (
    <NodeViewWrapper className={props.selected ? 'paywall paywall--selected' : 'paywall'} data-drag-handle>
      <div className="document__paywall">
        <HolderOutlined aria-hidden />
        {texts.paywall} · {paywallWords}
      </div>
      <BlockBar block={null} {...props} />
    </NodeViewWrapper>
  );
}

function DividerView(props: NodeViewProps) {
  return (
    <NodeViewWrapper className={props.selected ? 'atom atom--selected' : 'atom'}>
      <div className="document__divider">· · ·</div>
      <BlockBar block={null} {...props} />
    </NodeViewWrapper>
  );
}

/** What can be done with a block as a whole; it shows when the block is chosen or something in it has the focus. */
function BlockBar({ block, editor, getPos, deleteNode, node }: NodeViewProps & { block: Block | null }) {
  const texts = useTexts(editorTexts);
  const { edit } = useEditorActions();
  if (!editor.isEditable) return null;
  const name = texts.blocks[node.type.name as keyof typeof texts.blocks];
  const at = (act: (position: number) => void) => () => {
    const position = getPos();
    if (position !== undefined) act(position);
  };
  return (
    <fieldset className="block-bar" aria-label={name}>
      <Button
        size="small"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={`${texts.moveUp} ${name}`}
        onClick={at((position) => moveBlock(editor, -1, position))}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={`${texts.moveDown} ${name}`}
        onClick={at((position) => moveBlock(editor, 1, position))}
      />
      {block ? (
        <Button
          size="small"
          icon={<EditOutlined aria-hidden />}
          aria-label={`${texts.edit} ${name}`}
          onClick={at((position) => edit(block, position))}
        />
      ) : null}
      <Button
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={`${texts.remove} ${name}`}
        onClick={() => {
          deleteNode();
          editor.commands.focus();
        }}
      />
    </fieldset>
  );
}
