import type { TaskKind, TaskStatus } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

const kinds: Readonly<Record<TaskKind, string>> = {
  IMPORT_MEMBERS: '导入会员',
  EXPORT_MEMBERS: '导出会员',
  RECONCILE: '对账',
};
const statuses: Readonly<Record<TaskStatus, string>> = {
  WAITING: '等待中',
  RUNNING: '进行中',
  DONE: '已完成',
  FAILED: '未完成',
};

const zh = {
  title: '后台任务',
  hint: '要花些时间的工作在这里进行。可以离开这个页面，回来时结果还在；文件保留一周。',
  kinds,
  dryRun: '试运行导入',
  statuses,
  what: '任务',
  status: '状态',
  result: '结果',
  who: '发起人',
  when: '发起时间',
  empty: '还没有任务。导入、导出会员或立即对账后，进度和结果会出现在这里。',
  progress: (done: string, total: string) => `${done} / ${total}`,
  progressOf: (what: string) => `${what}的进度`,
  exported: (members: string) => `${members} 位会员`,
  imported: (fresh: string, memberships: string) => `新会员 ${fresh} 位，会员期 ${memberships} 个`,
  tried: (rows: string) => `共 ${rows} 行，还没有导入`,
  problems: (count: string) => `${count} 行有问题`,
  reconciled: (matched: string, bills: string) =>
    bills === '0' ? '账单都核对过了' : `核对了 ${bills} 份账单中的 ${matched} 份`,
  notGivenOut: '其余的微信还没有给出，会自动再取',
  exceptions: (count: string) => `${count} 条待处理`,
  download: '下载 CSV',
  downloadProblems: '下载有问题的行',
  open: '查看',
  forgotten: '文件已过期',
};

export const tasksTexts: Texts<typeof zh> = {
  'zh-CN': zh,
  en: {
    title: 'Background tasks',
    hint: 'Work that takes a while goes on here. You can leave the page; the result waits for you, files for a week.',
    kinds: { IMPORT_MEMBERS: 'Import members', EXPORT_MEMBERS: 'Export members', RECONCILE: 'Reconcile' },
    dryRun: 'Dry run of an import',
    statuses: { WAITING: 'Waiting', RUNNING: 'Running', DONE: 'Done', FAILED: 'Failed' },
    what: 'Task',
    status: 'Status',
    result: 'Result',
    who: 'Begun by',
    when: 'Begun',
    empty: 'No tasks yet. Import or export members or reconcile, and progress and results show here.',
    progress: (done, total) => `${done} of ${total}`,
    progressOf: (what) => `Progress: ${what}`,
    exported: (members) => (members === '1' ? '1 member' : `${members} members`),
    imported: (fresh, memberships) =>
      `${fresh === '1' ? '1 new member' : `${fresh} new members`}, ${memberships === '1' ? '1 membership' : `${memberships} memberships`}`,
    tried: (rows) => `${rows === '1' ? '1 row' : `${rows} rows`}, not imported yet`,
    problems: (count) => (count === '1' ? '1 row with a problem' : `${count} rows with problems`),
    reconciled: (matched, bills) =>
      bills === '0' ? 'Every bill was matched before' : `${matched} of ${bills} bills matched`,
    notGivenOut: 'WeChat has not given out the others; they are fetched by themselves',
    exceptions: (count) => `${count} to look into`,
    download: 'Download CSV',
    downloadProblems: 'Download the rows with problems',
    open: 'Open',
    forgotten: 'The file is gone',
  },
};
