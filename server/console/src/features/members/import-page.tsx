import { Alert, Table } from 'antd';
import { type DragEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { importTexts } from './import.texts.ts';
import { exampleList, uploadList } from './upload-list.ts';
import './import.css';

/** Where an import begins: how to write a list, and the place to put it. */
export function ImportPage() {
  const texts = useTexts(importTexts);
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (!file || isBusy) return;
    setProblem(null);
    setIsBusy(true);
    try {
      await navigate(`/members/import/${await uploadList(file)}`);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setIsBusy(false);
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <Page title={texts.title} hint={texts.hint} actions={<Link to="/members">{texts.back}</Link>}>
      {problem ? <Alert type="error" title={problem} showIcon role="alert" style={{ marginBottom: 16 }} /> : null}
      <label
        className={isOver ? 'list-drop list-drop--over' : 'list-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <strong>{isBusy ? texts.uploading : texts.choose}</strong>
        <small>{texts.chooseHint}</small>
        <input
          type="file"
          accept=".csv,text/csv"
          disabled={isBusy}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file, put right, can be chosen again.
            target.value = '';
          }}
        />
      </label>
      <p className="import__text">
        {texts.again}{' '}
        <a href={exampleList()} download="members-example.csv">
          {texts.example}
        </a>
      </p>
      <h2>{texts.columns.title}</h2>
      <Table
        aria-label={texts.columns.title}
        rowKey={([name]) => name}
        size="small"
        pagination={false}
        dataSource={[...texts.columns.rows]}
        columns={[
          { title: texts.columns.name, render: (_, [name]) => <code>{name}</code> },
          { title: texts.columns.meaning, render: (_, [, meaning]) => meaning },
        ]}
      />
    </Page>
  );
}
