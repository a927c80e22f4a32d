import { Button, Result } from 'antd';
import type { RequestFailure } from '../api/request.ts';
import { type Texts, useTexts } from '../i18n/language.ts';

const texts: Texts<{ title: string; forbidden: string; retry: string; request: (id: string) => string }> = {
  'zh-CN': {
    title: '没能读取',
    forbidden: '你的角色没有这项权限，请找所有者开通。',
    retry: '再试一次',
    request: (id) => `请求编号 ${id}`,
  },
  en: {
    title: 'Could not be read',
    forbidden: 'Your role does not include this; ask an owner.',
    retry: 'Try again',
    request: (id) => `Request ${id}`,
  },
};

/** What to show where data could not be read: why, and what to do. */
export function FailureNotice({ failure, onRetry }: { failure: RequestFailure; onRetry: () => void }) {
  const say = useTexts(texts);
  const isForbidden = failure.code === 'FORBIDDEN';
  return (
    <div role="alert">
      <Result
        status={isForbidden ? '403' : 'warning'}
        title={isForbidden ? say.forbidden : say.title}
        subTitle={
          <>
            {isForbidden ? null : failure.message}
            {failure.requestId && !isForbidden ? <div>{say.request(failure.requestId)}</div> : null}
          </>
        }
        extra={isForbidden ? null : <Button onClick={onRetry}>{say.retry}</Button>}
      />
    </div>
  );
}
