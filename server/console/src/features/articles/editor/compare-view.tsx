import type { Block } from '@teahouse/schema/rich-text.ts';
import { Tag } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { type DiffRow, diffDocuments, diffText } from '../document/document-diff.ts';
import { BlockView } from '../document/document-view.tsx';
import { articlePageTexts } from './article-page.texts.ts';
import type { Words } from './article-save.ts';
import './compare-view.css';

/** Two versions side by side (one below the other on a phone), with what differs marked in words and colour. */
export function CompareView({
  from,
  to,
  fromName,
  toName,
}: {
  from: Words;
  to: Words;
  fromName: string;
  toName: string;
}) {
  const texts = useTexts(articlePageTexts);
  const rows = useMemo(() => diffDocuments(from.document, to.document), [from.document, to.document]);
  const words = [
    [texts.titleChanged, from.title, to.title],
    [texts.excerptChanged, from.excerpt, to.excerpt],
    [texts.coverChanged, from.coverUrl ?? '', to.coverUrl ?? ''],
  ].filter(([, one, other]) => one !== other);
  const isSame = words.length === 0 && rows.every(({ kind }) => kind === 'same');
  if (isSame) return <p>{texts.noDifference}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="compare" tabIndex={0} aria-label={`${fromName} / ${toName}`}>
      <div className="compare__row compare__head">
        <strong>{fromName}</strong>
        <strong>{toName}</strong>
      </div>
      {words.map(([name, one = '', other = '']) => (
        <div key={name} className="compare__row compare__row--changed">
          <Side name={fromName} mark={name}>
            <Pieces from={one} to={other} side="removed" />
          </Side>
          <Side name={toName} mark={name}>
            <Pieces from={one} to={other} side="added" />
          </Side>
        </div>
      ))}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else, and are computed anew as a whole
        <Row key={index} row={row} fromName={fromName} toName={toName} />
      ))}
    </section>
  );
}

function Row({ row: { kind, from, to }, fromName, toName }: { row: DiffRow; fromName: string; toName: string }) {
  const texts = useTexts(articlePageTexts);
  const mark = kind === 'same' ? null : texts.kinds[kind];
  const plain = kind === 'changed' ? plainTexts(from, to) : null;
  return (
    <div className={`compare__row compare__row--${kind}`}>
      <Side name={fromName} mark={from ? mark : null}>
        {plain ? <Pieces {...plain} side="removed" /> : from ? <BlockView block={from} /> : null}
      </Side>
      <Side name={toName} mark={to ? mark : null}>
        {plain ? <Pieces {...plain} side="added" /> : to ? <BlockView block={to} /> : null}
      </Side>
    </div>
  );
}

function Side({ name, mark, children }: { name: string; mark: string | null | undefined; children: ReactNode }) {
  return (
    <div className="compare__side">
      {mark ? <Tag>{mark}</Tag> : null}
      <span className="visually-hidden">{name}</span>
      <div className="document">{children}</div>
    </div>
  );
}

function Pieces({ from, to, side }: { from: string; to: string; side: 'removed' | 'added' }) {
  return (
    <p>
      {diffText(from, to)
        .filter(({ kind }) => kind === 'same' || kind === side)
        .map(({ kind, text }, index) => {
          const Mark = kind === 'removed' ? 'del' : 'ins';
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing else
          return kind === 'same' ? text : <Mark key={index}>{text}</Mark>;
        })}
    </p>
  );
}

/** The text of two blocks that differ in nothing but it. */
function plainTexts(from: Block | null, to: Block | null): { from: string; to: string } | null {
  if (from?.type === 'code' && to?.type === 'code') return { from: from.text, to: to.text };
  const runsOf = (block: Block | null) =>
    block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'quote'
      ? block.text.map(({ text }) => text).join('')
      : null;
  const [one, other] = [runsOf(from), runsOf(to)];
  // Equal words with other marks are shown as they look.
  return one === null || other === null || one === other ? null : { from: one, to: other };
}
