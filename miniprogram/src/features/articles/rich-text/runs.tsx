import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { TextRun } from '@teahouse/schema/rich-text.ts';
import { currentText } from '../../../i18n/language';
import { followLink } from '../../../wechat/routes';

const CHINESE = /[\u3400-\u9fff]/;

function classesOf(run: TextRun): string {
  const classes: string[] = [];
  if (run.bold) classes.push('rt-bold');
  // Chinese is not slanted: it is stressed with dots
  if (run.italic) classes.push(CHINESE.test(run.text) ? 'rt-stressed' : 'rt-italic');
  if (run.strike) classes.push('rt-strike');
  if (run.code) classes.push('rt-code-run');
  if (run.href) classes.push('rt-link');
  return classes.join(' ');
}

function follow(href: string): void {
  followLink(href, () => void Taro.showToast({ title: currentText().article.linkCopied, icon: 'none' }));
}

/** Text with its marks. */
export function Runs({ runs }: { runs: readonly TextRun[] }) {
  return (
    <>
      {runs.map((run, index) => {
        const { text, href } = run;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing else, and a document is replaced as a whole
          <Text key={index} className={classesOf(run)} onClick={href ? () => follow(href) : undefined}>
            {text}
          </Text>
        );
      })}
    </>
  );
}
