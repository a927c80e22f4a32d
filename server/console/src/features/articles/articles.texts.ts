import type { ArticlePolicy, ArticleStatus, ReviewState } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';

/** What an article's states are called, wherever they are shown. */
export const articleTexts: Texts<{
  readonly statuses: Readonly<Record<`${ArticleStatus}`, string>>;
  readonly reviewStates: Readonly<Record<`${ReviewState}`, string>>;
  readonly policies: Readonly<Record<`${ArticlePolicy}`, string>>;
  readonly policyHints: Readonly<Record<`${ArticlePolicy}`, string>>;
  readonly untitled: string;
  readonly scheduled: (when: string) => string;
  readonly late: (when: string) => string;
  readonly pendingWords: string;
}> = {
  'zh-CN': {
    statuses: { DRAFT: '草稿', PUBLISHED: '已发布', WITHDRAWN: '已撤下' },
    reviewStates: { WRITING: '写作中', IN_REVIEW: '审稿中', WITH_EDITOR: '待主编', APPROVED: '已通过' },
    policies: {
      EVERYONE: '所有人可读',
      FOLLOWERS: '关注者可读',
      MEMBERS: '会员可读',
      TIERS: '指定等级可读',
      PURCHASE: '购买后可读',
    },
    policyHints: {
      EVERYONE: '不锁任何内容，付费分隔线不起作用。',
      FOLLOWERS: '关注公众号的人，以及任何会员，可以读到分隔线以下。',
      MEMBERS: '任何等级的会员可以读到分隔线以下。',
      TIERS: '只有选中等级的会员可以读到分隔线以下。',
      PURCHASE: '只有单独购买（或买了整个系列）的人可以读到分隔线以下，会员也要买。',
    },
    untitled: '未命名',
    scheduled: (when) => `定于 ${when} 发布`,
    late: (when) => `原定 ${when}，还没能发布`,
    pendingWords: '有修改未发布',
  },
  en: {
    statuses: { DRAFT: 'Draft', PUBLISHED: 'Published', WITHDRAWN: 'Withdrawn' },
    reviewStates: {
      WRITING: 'Being written',
      IN_REVIEW: 'In review',
      WITH_EDITOR: 'With the editor-in-chief',
      APPROVED: 'Approved',
    },
    policies: {
      EVERYONE: 'Everyone',
      FOLLOWERS: 'Followers',
      MEMBERS: 'Members',
      TIERS: 'Chosen tiers',
      PURCHASE: 'Buyers only',
    },
    policyHints: {
      EVERYONE: 'Nothing is locked; the paywall does nothing.',
      FOLLOWERS: 'Who follows the Official Account, and every member, reads on below the paywall.',
      MEMBERS: 'Members of any tier read on below the paywall.',
      TIERS: 'Only members of the chosen tiers read on below the paywall.',
      PURCHASE: 'Only who bought it, or its series, reads on below the paywall; members buy it too.',
    },
    untitled: 'Untitled',
    scheduled: (when) => `Publishes ${when}`,
    late: (when) => `Was due ${when}, not published yet`,
    pendingWords: 'Unpublished changes',
  },
};
