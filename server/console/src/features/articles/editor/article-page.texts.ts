import type { ReviewStep, RevisionKind, TitleEffect } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../../i18n/language.ts';
import type { SaveStatus } from './article-save.ts';

export const articlePageTexts: Texts<{
  readonly notFound: string;
  readonly saved: string;
  readonly savedAt: (time: string) => string;
  readonly titleKept: (title: string) => string;
  readonly states: Readonly<Record<Exclude<SaveStatus<never>['kind'], 'saved'>, string>>;
  readonly noRoom: string;
  readonly retry: string;
  readonly readOnly: string;
  readonly panels: Readonly<Record<'settings' | 'preview' | 'comments' | 'revisions', string>>;
  readonly openComments: (count: number) => string;
  readonly more: string;
  readonly newer: (who: string) => string;
  readonly someone: string;
  readonly restoreTitle: string;
  readonly restoreHint: (time: string) => string;
  readonly restoreConflict: string;
  readonly restore: string;
  readonly discard: string;
  readonly discardTitle: string;
  readonly compare: string;
  readonly conflictTitle: string;
  readonly conflictHint: (who: string, time: string) => string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly later: string;
  readonly sideBySide: string;
  readonly mine: string;
  readonly theirs: string;
  readonly theirsOf: (who: string) => string;
  readonly policyOf: (policy: string, tiers: readonly string[]) => string;
  readonly finding: (effect: string, words: string) => string;
  readonly because: (sentence: string, reason: string) => string;
  readonly titleChanged: string;
  readonly coverChanged: string;
  readonly excerptChanged: string;
  readonly noDifference: string;
  readonly kinds: Readonly<Record<DiffKind, string>>;
  readonly steps: Readonly<Record<`${ReviewStep}`, string>>;
  readonly stepHints: Readonly<Record<`${ReviewStep}`, string>>;
  readonly stepDone: Readonly<Record<`${ReviewStep}`, string>>;
  readonly stepComment: string;
  readonly stepTaken: string;
  readonly publish: string;
  readonly publishChanges: string;
  readonly publishTitle: string;
  readonly publishNow: string;
  readonly publishLater: string;
  readonly publishWhen: string;
  readonly publishAt: string;
  readonly noTime: string;
  readonly schedule: string;
  readonly unschedule: string;
  readonly published: string;
  readonly scheduledDone: string;
  readonly unscheduled: string;
  readonly withdraw: string;
  readonly withdrawTitle: string;
  readonly withdrawHint: (buyers: number) => string;
  readonly withdrawn: string;
  readonly checklist: string;
  readonly titleGood: string;
  readonly noTitle: string;
  readonly effects: Readonly<Record<`${TitleEffect}`, string>>;
  readonly locked: (characters: number) => string;
  readonly nothingLocked: string;
  readonly noPaywall: string;
  readonly revisionKinds: Readonly<Record<`${RevisionKind}`, string>>;
  readonly revisionsHint: string;
  readonly revision: (number: number) => string;
  readonly revisionNow: string;
  readonly restoreRevision: string;
  readonly restoredRevision: string;
  readonly noRevisions: string;
  readonly beforeRevisions: string;
  readonly moreRevisions: string;
  readonly comments: {
    readonly empty: string;
    readonly add: string;
    readonly on: (quote: string | null) => string;
    readonly send: string;
    readonly resolve: string;
    readonly reopen: string;
    readonly resolved: (count: number) => string;
    readonly goTo: string;
    readonly beside: (who: string, text: string) => string;
  };
  readonly preview: {
    readonly reader: string;
    readonly readers: Readonly<Record<'ANYONE' | 'FOLLOWER' | 'BUYER', string>>;
    readonly member: (tier: string) => string;
    readonly may: string;
    readonly mayNot: Readonly<Record<string, string>>;
    readonly lockedWords: (characters: number) => string;
    readonly minutes: (minutes: number) => string;
    readonly notSaved: string;
  };
  readonly settings: {
    readonly policy: string;
    readonly tiers: string;
    readonly price: string;
    readonly priceHint: string;
    readonly seriesPrice: (yuan: string) => string;
    readonly tippable: string;
    readonly series: string;
    readonly noSeries: string;
    readonly cover: string;
    readonly chooseCover: string;
    readonly removeCover: string;
    readonly coverAlt: string;
    readonly excerpt: string;
    readonly excerptHint: string;
    readonly author: string;
    readonly authorHint: string;
    readonly language: string;
    readonly languages: Readonly<Record<'ZH_CN' | 'EN', string>>;
    readonly save: string;
    readonly saved: string;
    readonly atOnce: string;
    readonly wordsLater: string;
    readonly wordsFirst: string;
    readonly conflictTitle: string;
    readonly conflictHint: string;
    readonly what: string;
    readonly notSold: string;
    readonly on: string;
    readonly off: string;
    readonly none: string;
  };
}> = {
  'zh-CN': {
    notFound: '没有这篇文章，或者你不能看它。',
    saved: '已保存',
    savedAt: (time) => `已保存 ${time}`,
    titleKept: (title) => `标题不能空着：正文已保存，标题暂时还是「${title}」`,
    states: {
      waiting: '有修改，稍后自动保存',
      saving: '正在保存……',
      unreachable: '连不上服务器，文字先留在这台设备上，恢复后自动保存',
      signedOut: '登录已失效，文字留在这台设备上。请在另一个标签页重新登录，再回来点重试',
      refused: '没能保存，文字留在这台设备上',
      conflict: '别人也改了这篇文章，两份都在，请选一份',
    },
    noRoom: '这台设备存不下备份了，请尽快恢复网络，或把文字另存一份',
    retry: '重试',
    readOnly: '你的角色可以阅读和批注，不能改写。',
    panels: { settings: '设置', preview: '预览', comments: '批注', revisions: '历史版本' },
    openComments: (count) => `（${count} 条未解决）`,
    more: '更多',
    newer: (who) => `已更新为${who}刚保存的文字`,
    someone: '同事',
    restoreTitle: '这台设备上有没保存的文字',
    restoreHint: (time) => `${time} 写的文字当时没能存到服务器。`,
    restoreConflict: '之后有人保存过别的文字，恢复后请比较两份再决定。',
    restore: '恢复这些文字',
    discard: '不要了',
    discardTitle: '确定丢掉这些文字？丢掉后找不回来。',
    compare: '比较',
    conflictTitle: '这篇文章有两份不同的文字',
    conflictHint: (who, time) => `${who}在 ${time} 保存了另一份。两份都不会丢：没选的那一份留在历史版本里。`,
    keepMine: '用我的',
    takeTheirs: '用对方的',
    later: '先不处理',
    sideBySide: '并排比较',
    mine: '我的',
    theirs: '对方的',
    theirsOf: (who) => `对方的（${who}）`,
    policyOf: (policy, tiers) => (tiers.length > 0 ? `${policy}：${tiers.join('、')}` : policy),
    finding: (effect, words) => `${effect}：「${words}」`,
    because: (sentence, reason) => `${sentence}：${reason}`,
    titleChanged: '标题',
    coverChanged: '封面',
    excerptChanged: '摘要',
    noDifference: '两份文字完全一样',
    kinds: { same: '相同', changed: '改过', removed: '只在左边', added: '只在右边' },
    steps: { HAND_IN: '交稿审阅', TAKE_BACK: '收回修改', PASS_ON: '转给主编', SEND_BACK: '退回作者', APPROVE: '通过' },
    stepHints: {
      HAND_IN: '审稿人会看到它。交稿后仍可继续改字。',
      TAKE_BACK: '文章回到写作中。',
      PASS_ON: '你认为可以了，请主编定夺。',
      SEND_BACK: '请写明要改什么，作者会在批注里看到。',
      APPROVE: '通过后可以发布。作者再改字，需要重新通过。',
    },
    stepDone: {
      HAND_IN: '已交稿',
      TAKE_BACK: '已收回',
      PASS_ON: '已转给主编',
      SEND_BACK: '已退回',
      APPROVE: '已通过',
    },
    stepComment: '附一句话（可不填）',
    stepTaken: '走了一步',
    publish: '发布',
    publishChanges: '发布修改',
    publishTitle: '发布这篇文章',
    publishNow: '立即发布',
    publishLater: '定时发布',
    publishWhen: '什么时候',
    publishAt: '发布时间（北京时间）',
    noTime: '请选好日期和时间',
    schedule: '定时发布',
    unschedule: '取消定时',
    published: '已发布，读者现在就能看到',
    scheduledDone: '已定时，到点一分钟内发布',
    unscheduled: '已取消定时',
    withdraw: '撤下',
    withdrawTitle: '撤下这篇文章？',
    withdrawHint: (buyers) =>
      `读者将看不到它${buyers > 0 ? `，买过它的 ${buyers} 位读者也暂时打不开` : ''}。之后可以再发布，位置不变。`,
    withdrawn: '已撤下',
    checklist: '发布前看一眼',
    titleGood: '标题没有微信常拦的词',
    noTitle: '先给文章起个标题，再发布',
    effects: { BLOCKED: '可能被拦截或删除', LOWERED: '可能减少推荐', CUT: '会显示不全' },
    locked: (characters) => `分隔线以下有 ${characters} 字要付费`,
    nothingLocked: '没有锁住的内容',
    noPaywall: '选了要付费才能读，但正文里没有付费分隔线，所以全文人人可读。',
    revisionKinds: { AUTOSAVE: '自动保存', SAVE: '保存', PUBLISH: '发布', RESTORE: '恢复' },
    revisionsHint: '每次保存都在这里。选一版与现在比较，也可以恢复它；恢复会成为新的一版。',
    revision: (number) => `第 ${number} 版`,
    revisionNow: '现在',
    restoreRevision: '恢复这一版',
    restoredRevision: '已恢复，原来的文字留在历史版本里',
    noRevisions: '还没有历史版本。改过一次字之后，这里会记下每次保存。',
    beforeRevisions: '最初',
    moreRevisions: '更早的版本',
    comments: {
      empty: '还没有批注。选中一段文字所在的块，再点工具栏里的「批注这一块」。',
      add: '写批注',
      on: (quote) => `写批注 · 关于${quote === null ? '整篇文章' : `「${quote}」`}`,
      send: '提交',
      resolve: '解决',
      reopen: '重新打开',
      resolved: (count) => `已解决的 ${count} 条`,
      goTo: '看这一块',
      beside: (who, text) => `${who}：${text}`,
    },
    preview: {
      reader: '以谁的身份看',
      readers: { ANYONE: '路过的人', FOLLOWER: '关注者', BUYER: '买过这篇的人' },
      member: (tier) => `${tier}会员`,
      may: '可以读全文',
      mayNot: {
        NEEDS_FOLLOW: '关注公众号后可以继续读',
        NEEDS_MEMBERSHIP: '成为会员后可以继续读',
        NEEDS_TIER: '成为指定等级的会员后可以继续读',
        NEEDS_PURCHASE: '购买后可以继续读',
      },
      lockedWords: (characters) => `还有 ${characters} 字`,
      minutes: (minutes) => `约 ${minutes} 分钟`,
      notSaved: '有些文字还没存到服务器，预览里看不到它们。',
    },
    settings: {
      policy: '谁能读付费分隔线以下',
      tiers: '哪些等级',
      price: '单篇价格（元）',
      priceHint: '留空为不单卖。单独购买的人永远可以读，不论上面怎么选。',
      seriesPrice: (yuan) => `所在系列整套卖 ${yuan}`,
      tippable: '欢迎打赏',
      series: '系列',
      noSeries: '不属于任何系列',
      cover: '封面',
      chooseCover: '选择封面',
      removeCover: '去掉封面',
      coverAlt: '现在的封面',
      excerpt: '摘要',
      excerptHint: '列表里给所有人看的几句话，请不要写付费内容',
      author: '署名',
      authorHint: '读者看到的作者名',
      language: '语言',
      languages: { ZH_CN: '简体中文', EN: 'English' },
      save: '保存设置',
      saved: '设置已保存',
      atOnce: '文章已发布：谁能读、价格等设置保存后立即生效。',
      wordsLater: '封面和摘要随下次发布一起更新。',
      wordsFirst: '设置还没有保存：请先处理好文字，再保存一次',
      conflictTitle: '同事刚刚也改了这些设置',
      conflictHint: '你的修改还没有保存，同事的也没有被覆盖。请选一份。',
      what: '设置',
      notSold: '不单卖',
      on: '是',
      off: '否',
      none: '无',
    },
  },
  en: {
    notFound: 'There is no such article, or you may not see it.',
    saved: 'Saved',
    savedAt: (time) => `Saved ${time}`,
    titleKept: (title) => `It needs a title: the text is saved, the title is still “${title}”`,
    states: {
      waiting: 'Changed; it is saved in a moment',
      saving: 'Saving…',
      unreachable: 'The server does not answer; the words are kept on this device and saved when it is back',
      signedOut: 'You are signed out; the words are kept on this device. Sign in in another tab, then try again here',
      refused: 'Not saved; the words are kept on this device',
      conflict: 'Somebody else changed this article too. Both versions are there; choose one',
    },
    noRoom: 'This device has no room for a copy. Get back online soon, or copy the text somewhere',
    retry: 'Try again',
    readOnly: 'Your role reads and comments; it does not rewrite.',
    panels: { settings: 'Settings', preview: 'Preview', comments: 'Comments', revisions: 'Revisions' },
    openComments: (count) => ` (${count} open)`,
    more: 'More',
    newer: (who) => `Now shows what ${who} just saved`,
    someone: 'A colleague',
    restoreTitle: 'This device has words that were not saved',
    restoreHint: (time) => `What was written ${time} did not reach the server.`,
    restoreConflict: 'Somebody saved other words since: compare both after restoring.',
    restore: 'Restore these words',
    discard: 'Discard',
    discardTitle: 'Discard these words for good?',
    compare: 'Compare',
    conflictTitle: 'This article has two different versions',
    conflictHint: (who, time) =>
      `${who} saved another one ${time}. Neither is lost: the one you do not choose stays in the revisions.`,
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
    later: 'Decide later',
    sideBySide: 'Side by side',
    mine: 'Mine',
    theirs: 'Theirs',
    theirsOf: (who) => `Theirs (${who})`,
    policyOf: (policy, tiers) => (tiers.length > 0 ? `${policy}: ${tiers.join(', ')}` : policy),
    finding: (effect, words) => `${effect}: “${words}”`,
    because: (sentence, reason) => `${sentence}: ${reason}`,
    titleChanged: 'Title',
    coverChanged: 'Cover',
    excerptChanged: 'Excerpt',
    noDifference: 'Both say the same',
    kinds: { same: 'Same', changed: 'Changed', removed: 'Left only', added: 'Right only' },
    steps: {
      HAND_IN: 'Hand in',
      TAKE_BACK: 'Take back',
      PASS_ON: 'Pass on to the editor-in-chief',
      SEND_BACK: 'Send back',
      APPROVE: 'Approve',
    },
    stepHints: {
      HAND_IN: 'Reviewers will see it. You can still change words.',
      TAKE_BACK: 'The article is being written again.',
      PASS_ON: 'It is good as far as you are concerned; the editor-in-chief decides.',
      SEND_BACK: 'Say what should change; its writer finds it among the comments.',
      APPROVE: 'It may be published then. A writer who changes words needs a new approval.',
    },
    stepDone: {
      HAND_IN: 'Handed in',
      TAKE_BACK: 'Taken back',
      PASS_ON: 'Passed on',
      SEND_BACK: 'Sent back',
      APPROVE: 'Approved',
    },
    stepComment: 'A word with it (optional)',
    stepTaken: 'took a step',
    publish: 'Publish',
    publishChanges: 'Publish changes',
    publishTitle: 'Publish this article',
    publishNow: 'Now',
    publishLater: 'Later',
    publishWhen: 'When',
    publishAt: 'Publish at (China time)',
    noTime: 'Choose a day and a time',
    schedule: 'Schedule',
    unschedule: 'Cancel the schedule',
    published: 'Published; readers see it now',
    scheduledDone: 'Scheduled; it is published within a minute of that',
    unscheduled: 'The schedule was cancelled',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw this article?',
    withdrawHint: (buyers) =>
      `Readers find it no more${buyers > 0 ? `, nor ${buyers === 1 ? 'does the one who' : `do the ${buyers} who`} bought it` : ''}. Published again, it has its old place.`,
    withdrawn: 'Withdrawn',
    checklist: 'Before you publish',
    noTitle: 'Give the article a title before you publish it',
    titleGood: 'Nothing in the title that WeChat is known to block',
    effects: { BLOCKED: 'May be blocked or deleted', LOWERED: 'May be shown to fewer', CUT: 'Is cut off' },
    locked: (characters) => `${characters} characters below the paywall`,
    nothingLocked: 'Nothing is locked',
    noPaywall: 'Only some may read this, but the text has no paywall: everyone reads all of it.',
    revisionKinds: { AUTOSAVE: 'Autosave', SAVE: 'Saved', PUBLISH: 'Published', RESTORE: 'Restored' },
    revisionsHint: 'Everything that was saved. Compare one with the present, or restore it: that makes a new revision.',
    revision: (number) => `Revision ${number}`,
    revisionNow: 'Now',
    restoreRevision: 'Restore this revision',
    restoredRevision: 'Restored; what it replaced is among the revisions',
    noRevisions: 'There are no revisions yet. From the first change on, every save is kept here.',
    beforeRevisions: 'At first',
    moreRevisions: 'Earlier revisions',
    comments: {
      empty: 'No comments yet. Put the cursor into a block and choose “Comment on this block” in the toolbar.',
      add: 'Comment',
      on: (quote) => `Comment · About ${quote === null ? 'the whole article' : `“${quote}”`}`,
      send: 'Send',
      resolve: 'Resolve',
      reopen: 'Open again',
      resolved: (count) => `${count} resolved`,
      goTo: 'Show the block',
      beside: (who, text) => `${who}: ${text}`,
    },
    preview: {
      reader: 'As whom',
      readers: { ANYONE: 'Anyone', FOLLOWER: 'Follower', BUYER: 'Who bought it' },
      member: (tier) => `Member of ${tier}`,
      may: 'May read all of it',
      mayNot: {
        NEEDS_FOLLOW: 'Follow the Official Account to read on',
        NEEDS_MEMBERSHIP: 'Become a member to read on',
        NEEDS_TIER: 'A membership of a chosen tier opens the rest',
        NEEDS_PURCHASE: 'Buy it to read on',
      },
      lockedWords: (characters) => `${characters} more characters`,
      minutes: (minutes) => `About ${minutes} min`,
      notSaved: 'Some words did not reach the server yet; the preview does not show them.',
    },
    settings: {
      policy: 'Who reads on below the paywall',
      tiers: 'Which tiers',
      price: 'Price of this article (yuan)',
      priceHint: 'Empty: not sold on its own. Who bought it reads it for good, whatever is chosen above.',
      seriesPrice: (yuan) => `Its series is sold for ${yuan}`,
      tippable: 'Tips are welcome',
      series: 'Series',
      noSeries: 'In no series',
      cover: 'Cover',
      chooseCover: 'Choose a cover',
      removeCover: 'Remove the cover',
      coverAlt: 'The cover now',
      excerpt: 'Excerpt',
      excerptHint: 'A few sentences everyone sees in lists: nothing that is paid for',
      author: 'Author',
      authorHint: 'The name readers see',
      language: 'Language',
      languages: { ZH_CN: '简体中文', EN: 'English' },
      save: 'Save settings',
      saved: 'Settings saved',
      atOnce: 'The article is published: who may read it and what it costs take effect at once.',
      wordsLater: 'Cover and excerpt change with the next publication.',
      wordsFirst: 'The settings are not saved yet: see to the words first, then save again',
      conflictTitle: 'A colleague just changed these settings too',
      conflictHint: 'Yours are not saved yet, and theirs were not overwritten. Choose one.',
      what: 'Setting',
      notSold: 'Not sold on its own',
      on: 'Yes',
      off: 'No',
      none: 'None',
    },
  },
};

type DiffKind = 'same' | 'changed' | 'removed' | 'added';
