import type { Texts } from '../../i18n/language.ts';

export const variantsTexts: Texts<{
  readonly hint: string;
  readonly create: string;
  readonly empty: string;
  readonly publish: string;
  readonly publishTitle: string;
  readonly publishHint: (count: number) => string;
  readonly published: string;
  readonly upToDate: string;
  readonly followers: (count: number) => string;
  readonly states: Readonly<Record<'waiting' | 'changed' | 'live' | 'leaving', string>>;
  readonly edit: string;
  readonly look: string;
  readonly remove: string;
  readonly removeTitle: (tag: string) => string;
  readonly removeHint: string;
  readonly removed: string;
  readonly back: string;
  readonly newTitle: string;
  readonly title: (tag: string) => string;
  readonly tag: string;
  readonly tagHint: string;
  readonly noTags: string;
  readonly toMembers: string;
  readonly tagOption: (tag: string, count: number) => string;
  readonly required: string;
  readonly save: string;
  readonly saved: string;
  readonly try: string;
  readonly tryHint: string;
  readonly member: string;
  readonly memberRequired: string;
  readonly memberPlaceholder: string;
  readonly memberOption: (name: string, tags: readonly string[]) => string;
  readonly noSuchMember: string;
  readonly ask: string;
  readonly sees: (words: string) => string;
  readonly seesNothing: string;
}> = {
  'zh-CN': {
    hint: '给带某个标签的会员看另一份菜单，其他人看「编辑」里的那份。标签在「会员」里打，这里会照着同步到微信，最多晚十分钟。',
    create: '新建个性化菜单',
    empty: '还没有个性化菜单。比如给「老会员」放一个「私藏」，给新来的放一个「从这里开始」。',
    publish: '发布到微信',
    publishTitle: '发布个性化菜单？',
    publishHint: (count) => `${count} 份有改动。微信会按标签给不同的人看不同的菜单，五分钟内生效。`,
    published: '已发布，标签也同步好了',
    upToDate: '微信上的都是最新的',
    followers: (count) => `${count} 位关注者看得到`,
    states: { waiting: '未发布', changed: '有未发布的改动', live: '已发布', leaving: '已去掉，发布后生效' },
    edit: '编辑',
    look: '查看',
    remove: '去掉',
    removeTitle: (tag) => `去掉给「${tag}」的菜单？`,
    removeHint: '再发布一次后，这些人看到的就是大家的菜单。标签本身不动。',
    removed: '已去掉',
    back: '返回个性化菜单',
    newTitle: '新建个性化菜单',
    title: (tag) => `给「${tag}」的菜单`,
    tag: '给带哪个标签的人看',
    tagHint: '一个标签一份菜单，以后不能换标签',
    noTags: '还没有标签。先到「会员」里给人打上标签。',
    toMembers: '去会员',
    tagOption: (tag, count) => `${tag}（${count} 人）`,
    required: '请选择标签',
    save: '保存',
    saved: '已保存，发布后才看得到',
    try: '某个人现在看到哪份菜单',
    tryHint: '直接问微信。关注者要重新打开公众号才看到新的。',
    member: '谁',
    memberRequired: '请先选一个人',
    memberPlaceholder: '按名字找',
    memberOption: (name, tags) => (tags.length > 0 ? `${name}（${tags.join('、')}）` : name),
    noSuchMember: '没有叫这个名字的人',
    ask: '问微信',
    sees: (words) => `微信给这个人看：${words}`,
    seesNothing: '微信没有给这个人菜单',
  },
  en: {
    hint: 'Members with a tag see another menu; everybody else sees the one under “Edit”. Tags are given under Members and kept at WeChat, ten minutes later at most.',
    create: 'New menu for a tag',
    empty: 'There is none yet. Old friends may find something of their own there, and newcomers a place to begin.',
    publish: 'Publish to WeChat',
    publishTitle: 'Publish the menus of tags?',
    publishHint: (count) =>
      `${count === 1 ? '1 of them has' : `${count} of them have`} changes. WeChat shows each to who has its tag, within five minutes.`,
    published: 'Published, and the tags are kept',
    upToDate: 'WeChat has all of them',
    followers: (count) => (count === 1 ? '1 follower sees it' : `${count} followers see it`),
    states: {
      waiting: 'Not published',
      changed: 'Changes not published',
      live: 'Published',
      leaving: 'Taken away with the next publication',
    },
    edit: 'Edit',
    look: 'Look',
    remove: 'Take away',
    removeTitle: (tag) => `Take the menu of “${tag}” away?`,
    removeHint: 'After the next publication they see everybody’s menu. The tag itself stays.',
    removed: 'Taken away',
    back: 'Back to menus of tags',
    newTitle: 'New menu for a tag',
    title: (tag) => `The menu of “${tag}”`,
    tag: 'Who sees it',
    tagHint: 'One menu per tag; a menu keeps its tag',
    noTags: 'There are no tags yet. Give some under Members first.',
    toMembers: 'To the members',
    tagOption: (tag, count) => `${tag} (${count})`,
    required: 'Choose a tag',
    save: 'Save',
    saved: 'Saved; it is seen once it is published',
    try: 'Which menu does somebody see?',
    tryHint: 'Asks WeChat itself. Followers see a new one when they open the chat again.',
    member: 'Who',
    memberRequired: 'Choose somebody first',
    memberPlaceholder: 'Find by name',
    memberOption: (name, tags) => (tags.length > 0 ? `${name} (${tags.join(', ')})` : name),
    noSuchMember: 'Nobody of this name',
    ask: 'Ask WeChat',
    sees: (words) => `WeChat shows them: ${words}`,
    seesNothing: 'WeChat shows them no menu',
  },
};
