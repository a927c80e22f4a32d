import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { TextRun } from '@teahouse/schema/rich-text.ts';
import { currentText } from '../../../i18n/language';
import { followLink } from '../../../wechat/routes';

const CHINESE = /[\u3400-\u9fff]/;
const WORD_OR_CHARACTER = /[A-Za-z\u00c0-\u024f]+|[\u3400-\u9fff]/g;

/** Whether a passage is written in Latin letters, though a Chinese name may stand in it. */
function isWestern(runs: readonly TextRun[]): boolean {
  const words = runs.flatMap(({ text }) => text.match(WORD_OR_CHARACTER) ?? []);
  return words.filter((word) => !CHINESE.test(word)).length > words.length / 2;
}

function classesOf(run: TextRun, isInWestern: boolean): string {
  const classes = isInWestern ? ['rt-western'] : [];
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
  const isInWestern = isWestern(runs);
  return (
    <>
      {runs.map((run, index) => {
        const { text, href } = run;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing else, and a document is replaced as a whole
          <Text key={index} className={classesOf(run, isInWestern)} onClick={href ? () => follow(href) : undefined}>
            {text}
          </Text>
        );
      })}
    </>
  );
}
