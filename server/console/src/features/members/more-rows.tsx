import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { membersTexts } from './members.texts.ts';

/** What follows is read when the end of the list comes into sight, or by a press. */
export function MoreRows({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const texts = useTexts(membersTexts);
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef({ isLoading, onMore });
  latest.current = { isLoading, onMore };
  useEffect(() => {
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !latest.current.isLoading) latest.current.onMore();
      },
      { rootMargin: '400px' },
    );
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={end} className="members__more">
      <Button loading={isLoading} onClick={onMore}>
        {texts.more}
      </Button>
    </div>
  );
}
