import { RequestFailure } from '../../api/request.ts';
import { currentLanguage } from '../../i18n/language.ts';

const noAnswer = {
  'zh-CN': '连不上服务器，请检查网络后重试',
  en: 'The server does not answer; check the network and try again',
};

/** Sends a list of members and begins its dry run. @returns the task's id. @throws RequestFailure */
export async function uploadList(file: File): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(`/members/lists?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'text/csv', 'accept-language': currentLanguage() },
      body: file,
    });
  } catch {
    throw new RequestFailure('NETWORK', noAnswer[currentLanguage()]);
  }
  const told = (await answer.json()) as { taskId?: string; code?: string; message?: string };
  if (!told.taskId) throw new RequestFailure(told.code ?? 'INTERNAL', told.message ?? noAnswer[currentLanguage()]);
  return told.taskId;
}

const example = [
  'display_name,unionid,openid,appid,tier,starts_at,ends_at,source,tags,note',
  '林晚,oUnionidOfLin,,,tea,2026-01-01,2026-12-31,知识星球,老客;深圳,喜欢岩茶',
  '周远,,oOpenidOfZhou,wx0123456789abcdef,,,,,,',
].join('\r\n');

/** A list to begin from, with a byte order mark, so that Excel opens it as it is. */
export const exampleList = (): string => `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${example}\r\n`)}`;
