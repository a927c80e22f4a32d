import type { Texts } from '../../i18n/language.ts';
import type { ArticleView } from './article-filter.ts';

export const articleListTexts: Texts<{
  readonly title: string;
  readonly hint: string;
  readonly create: string;
  readonly view: string;
  readonly views: Readonly<Record<ArticleView, string>>;
  readonly author: string;
  readonly series: string;
  readonly policy: string;
  readonly search: string;
  readonly clear: string;
  readonly columns: Readonly<Record<'title' | 'state' | 'author' | 'policy' | 'edited', string>>;
  readonly list: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly nothing: string;
  readonly chosen: (count: number) => string;
  readonly actions: string;
  readonly withdraw: string;
  readonly move: string;
  readonly setPolicy: string;
  readonly choose: string;
  readonly chooseAll: string;
  readonly unchoose: string;
  readonly noneShown: string;
  readonly withdrawTitle: (count: number) => string;
  readonly withdrawHint: (buyers: number) => string;
  readonly moveTitle: (count: number) => string;
  readonly noSeries: string;
  readonly newSeries: string;
  readonly newSeriesTitle: string;
  readonly policyTitle: (count: number) => string;
  readonly policyHint: string;
  readonly tiers: string;
  readonly apply: string;
  readonly withdrawn: (count: number) => string;
  readonly moved: (count: number) => string;
  readonly policySet: (count: number) => string;
  readonly undo: string;
  readonly undone: string;
  readonly refusedTitle: string;
  readonly refusedOne: (title: string, reason: string) => string;
  readonly required: string;
}> = {
  'zh-CN': {
    title: '文章',
    hint: '写、审、发布。已发布的文章可以先改好，再让读者看到。',
    create: '写文章',
    view: '状态',
    views: {
      all: '全部',
      drafts: '草稿',
      review: '审稿中',
      editor: '待主编',
      scheduled: '已定时',
      published: '已发布',
      pending: '有修改未发布',
      withdrawn: '已撤下',
    },
    author: '作者',
    series: '系列',
    policy: '谁能读',
    search: '找标题、摘要、正文',
    clear: '清除筛选',
    columns: { title: '标题', state: '状态', author: '作者', policy: '谁能读', edited: '最近修改' },
    list: '文章列表',
    empty: '还没有文章',
    emptyHint: '点「写文章」开始第一篇。在正文里放一条付费分隔线，线以上人人可读，线以下留给会员或买家。',
    nothing: '没有符合条件的文章',
    chosen: (count) => `已选 ${count} 篇`,
    actions: '批量操作',
    withdraw: '撤下',
    move: '移到系列',
    setPolicy: '设定谁能读',
    choose: '选择',
    chooseAll: '选中列出的全部',
    unchoose: '取消选择',
    noneShown: '选中的文章都没有发布，不用撤下',
    withdrawTitle: (count) => `撤下 ${count} 篇文章？`,
    withdrawHint: (buyers) => `读者将看不到它们${buyers > 0 ? `，卖出的 ${buyers} 份也暂时打不开` : ''}。可以撤销。`,
    moveTitle: (count) => `把 ${count} 篇文章移到`,
    noSeries: '不属于任何系列',
    newSeries: '新系列……',
    newSeriesTitle: '新系列的名字',
    policyTitle: (count) => `${count} 篇文章的付费分隔线以下，谁能读？`,
    policyHint: '已发布的文章立即生效。',
    tiers: '哪些等级',
    apply: '确定',
    withdrawn: (count) => `已撤下 ${count} 篇`,
    moved: (count) => `已移动 ${count} 篇`,
    policySet: (count) => `已设定 ${count} 篇`,
    undo: '撤销',
    undone: '已撤销',
    refusedTitle: '一篇也没有改',
    refusedOne: (title, reason) => `${title}：${reason}`,
    required: '请填写',
  },
  en: {
    title: 'Articles',
    hint: 'Write, review, publish. A published article can be changed first and shown to readers later.',
    create: 'Write an article',
    view: 'State',
    views: {
      all: 'All',
      drafts: 'Drafts',
      review: 'In review',
      editor: 'With the editor',
      scheduled: 'Scheduled',
      published: 'Published',
      pending: 'Unpublished changes',
      withdrawn: 'Withdrawn',
    },
    author: 'Writer',
    series: 'Series',
    policy: 'Who reads it',
    search: 'Search titles, excerpts and texts',
    clear: 'Clear filters',
    columns: { title: 'Title', state: 'State', author: 'Writer', policy: 'Who reads it', edited: 'Last edited' },
    list: 'Articles',
    empty: 'There are no articles yet',
    emptyHint:
      'Begin the first with “Write an article”. Put a paywall into the text: everyone reads what is above it, members or buyers what is below.',
    nothing: 'No article matches',
    chosen: (count) => `${count} chosen`,
    actions: 'With the chosen ones',
    withdraw: 'Withdraw',
    move: 'Move to a series',
    setPolicy: 'Set who reads them',
    choose: 'Choose',
    chooseAll: 'Choose all listed',
    unchoose: 'Choose none',
    noneShown: 'None of the chosen articles is published',
    withdrawTitle: (count) => `Withdraw ${count} article(s)?`,
    withdrawHint: (buyers) =>
      `Readers find them no more${buyers > 0 ? `; sold ${buyers === 1 ? 'once' : `${buyers} times`}, they open for nobody meanwhile` : ''}. You can undo this.`,
    moveTitle: (count) => `Move ${count} article(s) to`,
    noSeries: 'No series',
    newSeries: 'A new series…',
    newSeriesTitle: 'Name of the new series',
    policyTitle: (count) => `Who reads ${count} article(s) below the paywall?`,
    policyHint: 'Published articles change at once.',
    tiers: 'Which tiers',
    apply: 'Apply',
    withdrawn: (count) => `Withdrew ${count}`,
    moved: (count) => `Moved ${count}`,
    policySet: (count) => `Set ${count}`,
    undo: 'Undo',
    undone: 'Undone',
    refusedTitle: 'No article was changed',
    refusedOne: (title, reason) => `${title}: ${reason}`,
    required: 'Please fill this in',
  },
};
