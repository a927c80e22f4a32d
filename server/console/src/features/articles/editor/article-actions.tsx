import { DownOutlined } from '@ant-design/icons';
import { ReviewArticleDocument } from '@teahouse/schema/documents/review-article.ts';
import { ReviewCommentsDocument } from '@teahouse/schema/documents/review-comments.ts';
import { ScheduleArticleDocument } from '@teahouse/schema/documents/schedule-article.ts';
import { WithdrawArticleDocument } from '@teahouse/schema/documents/withdraw-article.ts';
import { App, Button, Dropdown, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { keyOf, queryClient, refusalOf, useCommand } from '../../../api/use-request.ts';
import type { StaffMember } from '../../../app/session.ts';
import { useTexts } from '../../../i18n/language.ts';
import { articlePageTexts } from './article-page.texts.ts';
import type { ArticleSave } from './article-save.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { mayPublish, type Step, stepsFrom } from './review-steps.ts';
import type { EditedArticle } from './server-words.ts';

/** What can be done with the article from here: its next step first, the others in a menu. */
export function ArticleActions({
  article,
  staff,
  save,
  onChanged,
  onRead,
}: {
  article: EditedArticle;
  staff: StaffMember;
  save: ArticleSave<EditedArticle>;
  onChanged: (article: EditedArticle) => void;
  /** The article changed by something that does not answer with it. */
  onRead: () => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { modal, message } = App.useApp();
  const [step, setStep] = useState<Step | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const withdraw = useCommand(WithdrawArticleDocument, { changes: [] });
  const schedule = useCommand(ScheduleArticleDocument, { changes: [] });
  const isShown = article.status === 'PUBLISHED';
  // What readers see as it stands needs nothing: sending it back is possible, and not what comes next.
  const isSettled = isShown && !article.hasPendingWords;
  const publishes = mayPublish(article.reviewState, staff.role) && !isSettled;
  const steps = stepsFrom(article.reviewState, staff.role).filter((one) => !isSettled || one === 'SEND_BACK');
  const primary = publishes ? 'PUBLISH' : isSettled ? undefined : steps[0];
  const others = steps.filter((one) => one !== primary);
  const nameOf = (one: Step | 'PUBLISH') =>
    one === 'PUBLISH' ? (isShown ? texts.publishChanges : texts.publish) : texts.steps[one];
  const begin = (one: Step | 'PUBLISH') => (one === 'PUBLISH' ? setIsPublishing(true) : setStep(one));

  async function unschedule(): Promise<void> {
    try {
      const { scheduleArticle } = await schedule.mutateAsync({ input: { id: article.id, version: save.version } });
      if (scheduleArticle.__typename === 'ScheduleArticleSuccess') {
        onChanged(scheduleArticle.article);
        void message.success(texts.unscheduled);
      } else void message.error(refusalOf(scheduleArticle));
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  const askWithdraw = () =>
    modal.confirm({
      title: texts.withdrawTitle,
      content: texts.withdrawHint(article.buyerCount),
      okText: texts.withdraw,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          const { withdrawArticle } = await withdraw.mutateAsync({ input: { id: article.id } });
          onChanged(withdrawArticle.article);
          void message.success(texts.withdrawn);
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });

  const menu = [
    ...others.map((key) => ({ key, label: nameOf(key), onClick: () => begin(key) })),
    ...(article.scheduledAt && publishes
      ? [{ key: 'unschedule', label: texts.unschedule, onClick: () => void unschedule() }]
      : []),
    ...(isShown && staff.role !== 'REVIEWER'
      ? [{ key: 'withdraw', label: texts.withdraw, danger: true, onClick: () => void askWithdraw() }]
      : []),
  ];
  return (
    <Space wrap>
      {primary ? (
        <Button type="primary" onClick={() => begin(primary)}>
          {nameOf(primary)}
        </Button>
      ) : null}
      {menu.length > 0 ? (
        <Dropdown trigger={['click']} menu={{ items: menu }}>
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {texts.more}
          </Button>
        </Dropdown>
      ) : null}
      {step ? (
        <StepDialog
          step={step}
          article={article}
          save={save}
          onClose={() => setStep(null)}
          onTaken={(changed) => {
            setStep(null);
            onChanged(changed);
          }}
        />
      ) : null}
      {isPublishing ? (
        <PublishDialog
          article={article}
          save={save}
          onClose={() => setIsPublishing(false)}
          onPublished={() => {
            setIsPublishing(false);
            onRead();
          }}
        />
      ) : null}
    </Space>
  );
}

/** A step of the review, with a word for whoever has the article next. */
function StepDialog({
  step,
  article,
  save,
  onClose,
  onTaken,
}: {
  step: Step;
  article: EditedArticle;
  save: ArticleSave<EditedArticle>;
  onClose: () => void;
  onTaken: (article: EditedArticle) => void;
}) {
  const texts = useTexts(articlePageTexts);
  const { message } = App.useApp();
  const review = useCommand(ReviewArticleDocument, { changes: [keyOf(ReviewCommentsDocument)] });
  const [form] = Form.useForm<{ comment?: string }>();

  async function take({ comment = '' }: { comment?: string }): Promise<void> {
    try {
      if (!(await save.flush())) return;
      const input = { id: article.id, version: save.version, step, comment };
      const { reviewArticle } = await review.mutateAsync({ input });
      if (reviewArticle.__typename === 'ReviewArticleSuccess') {
        void message.success(texts.stepDone[step]);
        onTaken(reviewArticle.article);
      } else {
        form.setFields([{ name: 'comment', errors: [refusalOf(reviewArticle) ?? ''] }]);
        await queryClient.invalidateQueries();
      }
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <Modal
      open
      title={texts.steps[step]}
      okText={texts.steps[step]}
      okButtonProps={{ loading: review.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{texts.stepHints[step]}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void take(values)}>
        <Form.Item name="comment" label={texts.stepComment}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
