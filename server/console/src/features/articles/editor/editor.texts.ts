import type { Texts } from '../../../i18n/language.ts';
import type { BlockChoice } from './block-choices.ts';

export const editorTexts: Texts<{
  readonly title: string;
  readonly titlePlaceholder: string;
  readonly body: string;
  readonly bodyPlaceholder: string;
  readonly back: string;
  readonly toolbar: string;
  readonly marks: Readonly<Record<'bold' | 'italic' | 'strike' | 'code' | 'link', string>>;
  readonly undo: string;
  readonly redo: string;
  readonly insert: string;
  readonly slashMenu: string;
  readonly nothingToInsert: string;
  readonly blocks: Readonly<Record<BlockChoice, string>>;
  readonly blockHints: Readonly<Record<BlockChoice, string>>;
  readonly moveUp: string;
  readonly moveDown: string;
  readonly edit: string;
  readonly remove: string;
  readonly drag: string;
  readonly lineNow: (name: string, text: string) => string;
  readonly cite: string;
  readonly citeHint: string;
  readonly language: string;
  readonly languageHint: string;
  readonly href: string;
  readonly hrefHint: string;
  readonly hrefWrong: string;
  readonly unlink: string;
  readonly save: string;
  readonly cancel: string;
  readonly pollQuestion: string;
  readonly pollOption: (number: number) => string;
  readonly addOption: string;
  readonly removeOption: (number: number) => string;
  readonly label: string;
  readonly page: string;
  readonly pages: Readonly<Record<'home' | 'membership' | 'me' | 'promotion', string>>;
  readonly product: string;
  readonly noProducts: string;
  readonly series: string;
  readonly noSeries: string;
  readonly alt: string;
  readonly altHint: string;
  readonly caption: string;
  readonly mediumTitle: string;
  readonly poster: string;
  readonly choosePicture: string;
  readonly required: string;
  readonly paywall: string;
  readonly paywallOpen: string;
  readonly noAlt: string;
  readonly foreignPicture: string;
  readonly uploading: (count: number) => string;
  readonly uploadFailed: (name: string, reason: string) => string;
  readonly lost: (count: number) => string;
  readonly commentOnBlock: string;
  readonly words: (characters: number) => string;
  readonly keys: string;
}> = {
  'zh-CN': {
    title: '标题',
    titlePlaceholder: '标题',
    body: '正文',
    bodyPlaceholder: '写点什么，或输入 / 插入图片、付费分隔线……',
    back: '返回文章列表',
    toolbar: '排版工具',
    marks: { bold: '加粗', italic: '强调', strike: '删除线', code: '等宽', link: '链接' },
    undo: '撤销',
    redo: '重做',
    insert: '插入',
    slashMenu: '插入内容块',
    nothingToInsert: '没有这样的内容块',
    blocks: {
      paragraph: '正文',
      heading2: '大标题',
      heading3: '小标题',
      bulletList: '列表',
      orderedList: '编号列表',
      quote: '引用',
      code: '代码',
      divider: '分隔线',
      image: '图片',
      audio: '音频',
      video: '视频',
      poll: '投票',
      productCard: '商品卡片',
      button: '按钮',
      seriesTeaser: '系列推荐',
      paywall: '付费分隔线',
    },
    blockHints: {
      paragraph: '普通段落',
      heading2: '文章里的一节',
      heading3: '一节里的小段',
      bulletList: '不分先后的几项',
      orderedList: '有先后的几项',
      quote: '别人的话，可注明出处',
      code: '原样显示的程序',
      divider: '两段之间停一停',
      image: '从素材库选，或上传',
      audio: '可以听的内容',
      video: '可以看的影片',
      poll: '问读者一个问题',
      productCard: '选一个带货链接',
      button: '打开小程序的一页',
      seriesTeaser: '引到一个系列',
      paywall: '以下内容锁住，付费后可读',
    },
    moveUp: '上移',
    moveDown: '下移',
    edit: '修改',
    remove: '删除',
    drag: '拖动',
    lineNow: (name, text) => (text ? `${name}：${text}` : `${name}…`),
    cite: '出处',
    citeHint: '谁说的，或出自哪里',
    language: '语言',
    languageHint: '例如 ts、python；可以不填',
    href: '链接地址',
    hrefHint: '以 https:// 开头',
    hrefWrong: '请填 http 或 https 开头的完整地址',
    unlink: '去掉链接',
    save: '确定',
    cancel: '取消',
    pollQuestion: '问题',
    pollOption: (number) => `选项 ${number}`,
    addOption: '加一个选项',
    removeOption: (number) => `删除选项 ${number}`,
    label: '按钮上的字',
    page: '打开哪一页',
    pages: { home: '首页', membership: '会员页', me: '我的', promotion: '推广' },
    product: '商品',
    noProducts: '还没有带货链接。所有者可以在「收支 → 佣金」里添加。',
    series: '系列',
    noSeries: '还没有系列。可以在文章列表里把文章移进新系列。',
    alt: '替代文字',
    altHint: '看不见图的读者靠它知道画面是什么；纯装饰的图可以留空',
    caption: '图片说明',
    mediumTitle: '标题',
    poster: '封面图',
    choosePicture: '选择图片',
    required: '请填写',
    paywall: '付费分隔线 · 以下内容付费后可读',
    paywallOpen: '现在是「所有人可读」，分隔线不起作用；在设置里选谁能读。',
    noAlt: '没有替代文字：看不见图的读者不知道画面是什么。',
    foreignPicture: '图片还在别的网站，读者可能看不到。请下载后拖进来，或从素材库选。',
    uploading: (count) => `正在上传 ${count} 张图片……`,
    uploadFailed: (name, reason) => `「${name}」没能上传：${reason}`,
    lost: (count) => `有 ${count} 处图片、音频或视频没能随粘贴带过来，请另外插入。`,
    commentOnBlock: '批注这一块',
    words: (characters) => `${characters} 字`,
    keys: 'Alt+↑/↓ 移动内容块，Alt+F10 到工具栏',
  },
  en: {
    title: 'Title',
    titlePlaceholder: 'Title',
    body: 'Text',
    bodyPlaceholder: 'Write, or type / for pictures, the paywall and more…',
    back: 'Back to the articles',
    toolbar: 'Formatting',
    marks: { bold: 'Bold', italic: 'Emphasis', strike: 'Struck through', code: 'Fixed width', link: 'Link' },
    undo: 'Undo',
    redo: 'Redo',
    insert: 'Insert',
    slashMenu: 'Insert a block',
    nothingToInsert: 'There is no such block',
    blocks: {
      paragraph: 'Text',
      heading2: 'Heading',
      heading3: 'Small heading',
      bulletList: 'List',
      orderedList: 'Numbered list',
      quote: 'Quote',
      code: 'Code',
      divider: 'Divider',
      image: 'Picture',
      audio: 'Sound',
      video: 'Film',
      poll: 'Poll',
      productCard: 'Product card',
      button: 'Button',
      seriesTeaser: 'Series',
      paywall: 'Paywall',
    },
    blockHints: {
      paragraph: 'A plain paragraph',
      heading2: 'Begins a section',
      heading3: 'Begins a part of one',
      bulletList: 'Items in no order',
      orderedList: 'Items in order',
      quote: "Someone else's words, with their source",
      code: 'Program text as it is',
      divider: 'A pause between two parts',
      image: 'From the library, or uploaded',
      audio: 'Something to hear',
      video: 'Something to watch',
      poll: 'A question to the readers',
      productCard: 'Choose an affiliate link',
      button: 'Opens a page of the Mini Program',
      seriesTeaser: 'Points to a series',
      paywall: 'What follows is locked until it is paid for',
    },
    moveUp: 'Move up',
    moveDown: 'Move down',
    edit: 'Edit',
    remove: 'Remove',
    drag: 'Drag',
    lineNow: (name, text) => (text ? `${name}: ${text}` : `${name}…`),
    cite: 'Source',
    citeHint: 'Who said it, or where it stands',
    language: 'Language',
    languageHint: 'Such as ts or python; may be empty',
    href: 'Address',
    hrefHint: 'Begins with https://',
    hrefWrong: 'A whole address, beginning with http or https',
    unlink: 'Remove the link',
    save: 'Done',
    cancel: 'Cancel',
    pollQuestion: 'Question',
    pollOption: (number) => `Answer ${number}`,
    addOption: 'Add an answer',
    removeOption: (number) => `Remove answer ${number}`,
    label: 'What the button says',
    page: 'The page it opens',
    pages: { home: 'Home', membership: 'Membership', me: 'Me', promotion: 'Promoters' },
    product: 'Product',
    noProducts: 'There is no affiliate link yet. An owner adds them under Money → Commissions.',
    series: 'Series',
    noSeries: 'There is no series yet. Move an article into a new one in the list of articles.',
    alt: 'Alt text',
    altHint: 'Tells readers who cannot see it what the picture shows; leave it empty for decoration',
    caption: 'Caption',
    mediumTitle: 'Title',
    poster: 'Poster',
    choosePicture: 'Choose a picture',
    required: 'Please fill this in',
    paywall: 'Paywall · what follows is locked',
    paywallOpen: 'Everyone may read this article: the paywall does nothing. Choose who may in its settings.',
    noAlt: 'No alt text: who cannot see the picture does not know what it shows.',
    foreignPicture: 'This picture lies on another site and may not show. Download it and drop it here, or choose one.',
    uploading: (count) => `Uploading ${count} picture(s)…`,
    uploadFailed: (name, reason) => `${name} could not be uploaded: ${reason}`,
    lost: (count) => `${count} picture(s), sound or film did not come along; insert them by themselves.`,
    commentOnBlock: 'Comment on this block',
    words: (characters) => `${characters} characters`,
    keys: 'Alt+↑/↓ moves a block, Alt+F10 goes to the toolbar',
  },
};
