import type { Localized } from '../shared/locale/locale.ts';
import type { TaskFailure } from './task.entity.ts';

/** Why a task came to nothing, and what to do. */
export const failureTexts: Readonly<Record<TaskFailure, Localized>> = {
  UNREADABLE_FILE: {
    'zh-CN': '这个文件读不出来：不是 CSV，或引号没有成对。请从表格软件另存为 CSV 再上传。',
    en: 'This file cannot be read: it is no CSV, or a quote is missing. Save it as CSV once more and upload that.',
  },
  FILE_FORGOTTEN: {
    'zh-CN': '文件已经过期删除，请重新上传。',
    en: 'The file was kept for a week and is gone; please upload it again.',
  },
  NOT_PERMITTED: {
    'zh-CN': '发起人已没有这项权限，任务没有执行。',
    en: 'Whoever began it may not do this any more; nothing was done.',
  },
  INTERNAL: {
    'zh-CN': '出错了，请再试一次；已经完成的部分不会重复。',
    en: 'Something went wrong; please try again. What was done will not be done twice.',
  },
};
