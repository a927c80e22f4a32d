import type { MenuActionKind, MenuClient, MenuPublicationOutcome } from '@teahouse/schema/operations.ts';
import type { Texts } from '../../i18n/language.ts';
import type { Obstacle } from './menu-draft.ts';
import type { Problem } from './menu-problems.ts';

/** Names of an enum's values. */
type Names<Value extends string> = Readonly<Record<`${Value}`, string>>;

export const menusTexts: Texts<{
  readonly title: string;
  readonly hint: string;
  readonly tabs: Readonly<Record<'editor' | 'variants' | 'history', string>>;
  readonly state: {
    readonly never: string;
    readonly published: (when: string) => string;
    readonly changed: string;
    readonly unsaved: string;
    readonly readOnly: string;
  };
  readonly undo: string;
  readonly save: string;
  readonly saved: string;
  readonly publish: string;
  readonly publishTitle: string;
  readonly publishHint: (primaries: number, secondaries: number) => string;
  readonly publishEmptyTitle: string;
  readonly publishEmptyHint: string;
  readonly published: string;
  readonly reload: string;
  readonly phone: string;
  readonly chat: string;
  readonly addPrimary: string;
  readonly addSecondary: string;
  readonly unnamed: string;
  readonly entryName: (name: string, isProblem: boolean) => string;
  readonly howToMove: string;
  readonly moved: (name: string, where: string) => string;
  readonly inBar: (at: number, of: number) => string;
  readonly inList: (parent: string, at: number, of: number) => string;
  readonly obstacles: Readonly<Record<Obstacle, string>>;
  readonly form: {
    readonly empty: string;
    readonly emptyMenu: string;
    readonly primary: string;
    readonly secondary: string;
    readonly name: string;
    readonly bytes: (used: number, max: number) => string;
    readonly room: (characters: number) => string;
    readonly shownPrimary: string;
    readonly shownSecondary: string;
    readonly does: string;
    readonly acts: string;
    readonly opensList: string;
    readonly dropsList: string;
    readonly kind: string;
    readonly kinds: Names<MenuActionKind>;
    readonly clickHint: string;
    readonly article: string;
    readonly articleHint: string;
    readonly series: string;
    readonly url: string;
    readonly urlHint: string;
    readonly opensIn: string;
    readonly clients: Names<MenuClient>;
    readonly clientHints: Names<MenuClient>;
    readonly move: string;
    readonly moves: Readonly<Record<'up' | 'down' | 'left' | 'right' | 'toBar', string>>;
    readonly remove: string;
    readonly removed: string;
  };
  readonly problem: (problem: Problem) => string;
  readonly problems: (count: number) => string;
  readonly domains: (domains: readonly string[]) => string;
  readonly history: {
    readonly empty: string;
    readonly more: string;
    readonly by: (name: string) => string;
    readonly outcomes: Names<MenuPublicationOutcome>;
    readonly current: string;
    readonly restore: string;
    readonly restoreTitle: string;
    readonly restoreHint: (when: string) => string;
    readonly restoreLosesDraft: string;
    readonly restored: string;
    readonly removedMenu: string;
    readonly look: (when: string) => string;
  };
}> = {
  'zh-CN': {
    title: '自定义菜单',
    hint: '公众号聊天窗口底部的菜单：最多 3 个一级菜单，每个下面最多 5 个子菜单。',
    tabs: { editor: '编辑', variants: '个性化菜单', history: '发布记录' },
    state: {
      never: '还没有发布过，读者看不到菜单',
      published: (when) => `读者看到的是 ${when} 发布的菜单`,
      changed: '草稿和读者看到的不一样',
      unsaved: '有没保存的修改',
      readOnly: '你可以查看菜单；编辑和发布由所有者或运营来做。',
    },
    undo: '撤销',
    save: '保存草稿',
    saved: '草稿已保存，发布后读者才看得到',
    publish: '发布',
    publishTitle: '把这份菜单发布给读者？',
    publishHint: (primaries, secondaries) =>
      `${primaries} 个一级菜单，${secondaries} 个子菜单。读者下次打开公众号时看到，最多等五分钟。`,
    publishEmptyTitle: '撤下菜单？',
    publishEmptyHint: '草稿是空的，发布后公众号底部就没有菜单了。',
    published: '已发布，读者五分钟内看到',
    reload: '载入最新的',
    phone: '读者手机上的菜单',
    chat: '欢迎来坐坐。点下面的菜单看看。',
    addPrimary: '添加一级菜单',
    addSecondary: '添加子菜单',
    unnamed: '未命名',
    entryName: (name, isProblem) => `${name}${isProblem ? '，有问题要改' : ''}`,
    howToMove: '拖动可以换位置；用键盘时，选中后按 Alt 加方向键。',
    moved: (name, where) => `「${name}」移到了${where}`,
    inBar: (at, of) => `菜单栏第 ${at} 个，共 ${of} 个`,
    inList: (parent, at, of) => `「${parent}」下第 ${at} 个，共 ${of} 个`,
    obstacles: {
      barFull: '菜单栏已经有 3 个了',
      listFull: '那里已经有 5 个子菜单了',
      hasList: '它下面有子菜单，不能放到别的菜单下面',
      acts: '那个菜单点了直接打开页面，先把它改成展开子菜单',
    },
    form: {
      empty: '点手机上的一个菜单来编辑它。',
      emptyMenu: '还没有菜单。点「添加一级菜单」开始：常见的做法是一个「今日文章」、一个「会员」、一个「更多」。',
      primary: '一级菜单',
      secondary: '子菜单',
      name: '名称',
      bytes: (used, max) => `${used} / ${max} 字节，一个汉字算 3 字节`,
      room: (characters) => `还能写 ${characters} 个汉字`,
      shownPrimary: '微信大约显示 4 个汉字，再长会被截断',
      shownSecondary: '微信大约显示 8 个汉字，再长会被截断',
      does: '点了以后',
      acts: '打开页面',
      opensList: '展开子菜单',
      dropsList: '下面的子菜单会一起去掉，可以撤销。',
      kind: '打开什么',
      kinds: {
        ARTICLE: '文章',
        SERIES: '专栏',
        MEMBERSHIP: '会员页',
        HOME: '首页',
        URL: '网页',
        CLICK: '只发送事件',
      },
      clickHint: '公众号会收到一个事件，但现在还没有自动回复，读者点了看不到任何反应。建议换成打开页面。',
      article: '文章',
      articleHint: '最近发布的 100 篇，输入标题查找',
      series: '专栏',
      url: '网址',
      urlHint: '以 https:// 开头；整个菜单里的网页最多来自 3 个域名',
      opensIn: '在哪里打开',
      clients: { MINI_PROGRAM: '小程序', H5: '网页' },
      clientHints: {
        MINI_PROGRAM: '微信版本太旧的读者会打开网页',
        H5: '在微信里打开网页，用微信支付收款',
      },
      move: '位置',
      moves: { up: '上移', down: '下移', left: '左移', right: '右移', toBar: '移到菜单栏' },
      remove: '删去',
      removed: '已删去',
    },
    problem: ({ kind, excess = 0 }) =>
      ({
        nameEmpty: '请写上名称',
        nameLong: `名称超出 ${excess} 字节，请删去 ${Math.ceil(excess / 3)} 个汉字`,
        noAction: '请选择点了以后做什么，或添加子菜单',
        noArticle: '请选择要打开的文章',
        noSeries: '请选择要打开的专栏',
        gone: '它已经下架或不存在，请换一个，或重新发布它',
        noUrl: '请填写要打开的网址',
        badUrl: '网址要以 https:// 或 http:// 开头，请检查有没有写错',
        longUrl: `网址超出 ${excess} 字节，微信最多收 1024 字节`,
      })[kind],
    problems: (count) => `还有 ${count} 处要改，改好才能保存`,
    domains: (domains) =>
      `网页来自 ${domains.length} 个域名（${domains.join('、')}），微信最多允许 3 个，包括茶馆自己的，请去掉几个`,
    history: {
      empty: '还没有发布过菜单。发布以后，每一版都会留在这里，可以随时换回去。',
      more: '更早的',
      by: (name) => `${name} 发布`,
      outcomes: { PENDING: '正在发布', PUBLISHED: '已发布', REFUSED: '微信没有接受', UNKNOWN: '结果不明' },
      current: '读者现在看到的',
      restore: '换回这一版',
      restoreTitle: '换回这一版？',
      restoreHint: (when) => `草稿会变成 ${when} 的菜单。看过没问题再发布，读者才会看到。`,
      restoreLosesDraft: '现在的草稿有没发布的修改，会被替换掉。',
      restored: '草稿换好了，确认后点「发布」',
      removedMenu: '（撤下了菜单）',
      look: (when) => `看 ${when} 的菜单`,
    },
  },
  en: {
    title: 'Custom Menu',
    hint: 'The menu below the Official Account’s chat: at most 3 primary entries with at most 5 secondary ones each.',
    tabs: { editor: 'Edit', variants: 'By tag', history: 'Publications' },
    state: {
      never: 'Nothing was published yet, so readers see no menu',
      published: (when) => `Readers see the menu published ${when}`,
      changed: 'The draft is not what readers see',
      unsaved: 'There are changes that are not saved',
      readOnly: 'You can look at the menu; owners and operators edit and publish it.',
    },
    undo: 'Undo',
    save: 'Save the draft',
    saved: 'Saved; readers see it once it is published',
    publish: 'Publish',
    publishTitle: 'Publish this menu?',
    publishHint: (primaries, secondaries) =>
      `${primaries} primary and ${secondaries} secondary entries. Readers see it when they next open the chat, within five minutes.`,
    publishEmptyTitle: 'Remove the menu?',
    publishEmptyHint: 'The draft is empty: once published, there is no menu below the chat.',
    published: 'Published; readers see it within five minutes',
    reload: 'Load the latest',
    phone: 'The menu on a reader’s phone',
    chat: 'Welcome, take a seat. The menu below shows you around.',
    addPrimary: 'Add a primary entry',
    addSecondary: 'Add a secondary entry',
    unnamed: 'No name yet',
    entryName: (name, isProblem) => `${name}${isProblem ? ', needs mending' : ''}`,
    howToMove: 'Drag an entry to move it; by keyboard, press Alt and an arrow on it.',
    moved: (name, where) => `${name} is now ${where}`,
    inBar: (at, of) => `${at} of ${of} in the bar`,
    inList: (parent, at, of) => `${at} of ${of} under ${parent}`,
    obstacles: {
      barFull: 'The bar has 3 entries already',
      listFull: 'There are 5 entries already',
      hasList: 'It has secondary entries, so it cannot stand under another one',
      acts: 'That entry opens a page by itself; let it open a list first',
    },
    form: {
      empty: 'Choose an entry on the phone to edit it.',
      emptyMenu:
        'There is no menu yet. Add a primary entry to begin: many have one for today’s article, one for membership and one for more.',
      primary: 'Primary entry',
      secondary: 'Secondary entry',
      name: 'Name',
      bytes: (used, max) => `${used} of ${max} bytes; a Chinese character has 3, a letter 1`,
      room: (characters) => `room for ${characters} Chinese characters`,
      shownPrimary: 'WeChat shows about 4 Chinese characters and cuts the rest off',
      shownSecondary: 'WeChat shows about 8 Chinese characters and cuts the rest off',
      does: 'When it is tapped',
      acts: 'It opens a page',
      opensList: 'It opens a list',
      dropsList: 'Its secondary entries go with that; you can undo it.',
      kind: 'What it opens',
      kinds: {
        ARTICLE: 'An article',
        SERIES: 'A series',
        MEMBERSHIP: 'The membership page',
        HOME: 'The home page',
        URL: 'A web page',
        CLICK: 'Sends an event only',
      },
      clickHint:
        'The account receives an event, but nothing answers it yet: readers see nothing happen. Better let it open a page.',
      article: 'Article',
      articleHint: 'The last 100 published; type to find one',
      series: 'Series',
      url: 'Address',
      urlHint: 'Begins with https://; all web pages of a menu lie on 3 domains at most',
      opensIn: 'Where it opens',
      clients: { MINI_PROGRAM: 'Mini Program', H5: 'Web page' },
      clientHints: {
        MINI_PROGRAM: 'Readers with an old WeChat get the web page',
        H5: 'Inside WeChat, paid with WeChat Pay',
      },
      move: 'Position',
      moves: { up: 'Up', down: 'Down', left: 'Left', right: 'Right', toBar: 'To the bar' },
      remove: 'Remove',
      removed: 'Removed',
    },
    problem: ({ kind, excess = 0 }) =>
      ({
        nameEmpty: 'Give it a name',
        nameLong: `The name is ${excess} bytes too long: remove ${Math.ceil(excess / 3)} Chinese characters, or ${excess} letters`,
        noAction: 'Choose what it does, or add secondary entries',
        noArticle: 'Choose the article it opens',
        noSeries: 'Choose the series it opens',
        gone: 'It is not published any more; choose another, or publish it again',
        noUrl: 'Fill in the address it opens',
        badUrl: 'An address begins with https:// or http://; please check it',
        longUrl: `The address is ${excess} bytes too long; WeChat takes 1024`,
      })[kind],
    problems: (count) =>
      count === 1 ? '1 thing to mend before it can be saved' : `${count} things to mend before it can be saved`,
    domains: (domains) =>
      `Its pages lie on ${domains.length} domains (${domains.join(', ')}); WeChat allows 3, ours included. Remove some`,
    history: {
      empty: 'Nothing was published yet. Every publication stays here, and can be taken up again.',
      more: 'Earlier ones',
      by: (name) => `by ${name}`,
      outcomes: {
        PENDING: 'On its way',
        PUBLISHED: 'Published',
        REFUSED: 'Not accepted by WeChat',
        UNKNOWN: 'Outcome unknown',
      },
      current: 'What readers see now',
      restore: 'Take this one up again',
      restoreTitle: 'Take this menu up again?',
      restoreHint: (when) => `The draft becomes the menu of ${when}. Readers see it once you publish it.`,
      restoreLosesDraft: 'The draft has changes that were not published; they are replaced.',
      restored: 'The draft is that menu now; look at it and publish',
      removedMenu: '(the menu was removed)',
      look: (when) => `The menu of ${when}`,
    },
  },
};
