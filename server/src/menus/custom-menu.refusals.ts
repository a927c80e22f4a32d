import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import type { Localized } from '../shared/locale/locale.ts';

/** Which entry is meant, for programs and for people. */
export interface EntryPlace {
  /** Such as `entries[1].entries[0]`. */
  readonly path: string;
  /** Its name, with the primary entry's before it. */
  readonly name: Localized;
}

@InterfaceType({ implements: UserError, description: 'A refusal that is about one entry of the menu.' })
export abstract class MenuEntryError extends UserError {
  @Field(() => String, { description: 'Which entry of the input, such as `entries[1].entries[0]`.' })
  readonly path: string;

  constructor(code: string, place: EntryPlace, whatToDo: Localized) {
    super(code, {
      'zh-CN': `「${place.name['zh-CN']}」：${whatToDo['zh-CN']}`,
      en: `“${place.name.en}”: ${whatToDo.en}`,
    });
    this.path = place.path;
  }
}

@ObjectType({ implements: [UserError], description: 'The bar takes 3 entries; a list takes 1 to 5.' })
export class TooManyMenuEntries extends UserError {
  @Field(() => String, { description: 'Which list, such as `entries` or `entries[0].entries`.' })
  readonly path: string;

  @Field(() => Int, { description: 'Most entries it takes.' })
  readonly maxEntries: number;

  constructor(path: string, maxEntries: number, primaryName?: string) {
    super('TOO_MANY_MENU_ENTRIES', {
      'zh-CN': primaryName
        ? `「${primaryName}」下面最多 ${maxEntries} 个子菜单，请删去几个`
        : `菜单栏最多 ${maxEntries} 个一级菜单，请合并或删去几个`,
      en: primaryName
        ? `“${primaryName}” takes at most ${maxEntries} secondary entries; remove some`
        : `The menu takes at most ${maxEntries} primary entries; merge or remove some`,
    });
    this.path = path;
    this.maxEntries = maxEntries;
  }
}

@ObjectType({ implements: [UserError, MenuEntryError], description: 'A name is empty, or longer than WeChat takes.' })
export class MenuNameLengthOutOfRange extends MenuEntryError {
  @Field(() => Int, { description: 'Most bytes of UTF-8: 16 for primary entries, 60 for secondary ones.' })
  readonly maxBytes: number;

  @Field(() => Int, { description: 'Bytes of the name given; a Chinese character has 3.' })
  readonly givenBytes: number;

  constructor(place: EntryPlace, maxBytes: number, givenBytes: number) {
    const characters = Math.floor(maxBytes / 3);
    super('MENU_NAME_LENGTH_OUT_OF_RANGE', place, {
      'zh-CN': `名称要有 1 到 ${characters} 个汉字（最多 ${maxBytes} 个英文字母），请改短或补上`,
      en: `its name takes 1 to ${maxBytes} letters (${characters} Chinese characters); shorten it or fill it in`,
    });
    this.maxBytes = maxBytes;
    this.givenBytes = givenBytes;
  }
}

@ObjectType({
  implements: [UserError, MenuEntryError],
  description: 'Something the action needs is missing, or a primary entry has both an action and secondary entries.',
})
export class MenuEntryIncomplete extends MenuEntryError {
  @Field(() => String, {
    description: 'The input field to fill in or to leave out: action, entries, articleId, seriesId, url.',
  })
  readonly field: string;

  constructor(place: EntryPlace, field: string, whatToDo: Localized) {
    super('MENU_ENTRY_INCOMPLETE', place, whatToDo);
    this.field = field;
  }
}

@ObjectType({
  implements: [UserError, MenuEntryError],
  description: 'A key has other characters than letters, digits, _ and -, is longer than 32, or is used twice.',
})
export class MenuKeyNotUsable extends MenuEntryError {
  constructor(place: EntryPlace, key: string) {
    super('MENU_KEY_NOT_USABLE', place, {
      'zh-CN': `标识「${key}」不能用：只能含字母、数字、_ 和 -，最多 32 个字符，且不能与其他菜单重复；留空则自动生成`,
      en: `the key “${key}” cannot be used: up to 32 letters, digits, _ and -, each key once; leave it out and one is made`,
    });
  }
}

@ObjectType({
  implements: [UserError, MenuEntryError],
  description: 'An address is no http(s) URL, or has more than 1024 bytes.',
})
export class MenuUrlNotUsable extends MenuEntryError {
  constructor(place: EntryPlace) {
    super('MENU_URL_NOT_USABLE', place, {
      'zh-CN': '网址要以 https:// 或 http:// 开头，最多 1024 个字符，请检查后再填',
      en: 'its address must begin with https:// or http:// and have at most 1024 characters; please check it',
    });
  }
}

@ObjectType({
  implements: [UserError, MenuEntryError],
  description: 'The article or series an entry opens is not there, or not published.',
})
export class MenuTargetUnavailable extends MenuEntryError {
  constructor(place: EntryPlace, what: 'article' | 'series') {
    const zh = what === 'article' ? '文章' : '专栏';
    super('MENU_TARGET_UNAVAILABLE', place, {
      'zh-CN': `要打开的${zh}不存在或还没有发布，请先发布或换一个`,
      en: `the ${what} it opens is not there or not published; publish it first or choose another`,
    });
  }
}

@ObjectType({
  implements: [UserError, MenuEntryError],
  description: 'An entry opens in the Mini Program, and the account has none.',
})
export class MenuNeedsMiniProgram extends MenuEntryError {
  constructor(place: EntryPlace) {
    super('MENU_NEEDS_MINI_PROGRAM', place, {
      'zh-CN': '公众号还没有接入小程序，请改为在网页（H5）中打开，或先接入小程序',
      en: 'the account has no Mini Program yet; let it open on the web (H5), or connect a Mini Program first',
    });
  }
}

@ObjectType({
  implements: [UserError],
  description: 'WeChat lets a menu link to 3 domains at most, this server included.',
})
export class TooManyMenuDomains extends UserError {
  @Field(() => [String], { description: 'The domains the menu links to.' })
  readonly domains: readonly string[];

  @Field(() => Int, { description: 'Most domains WeChat takes.' })
  readonly maxDomains: number;

  constructor(domains: readonly string[], maxDomains: number) {
    const list = domains.join('、');
    super('TOO_MANY_MENU_DOMAINS', {
      'zh-CN': `菜单里的网页来自 ${domains.length} 个域名（${list}），微信最多允许 ${maxDomains} 个，请去掉几个`,
      en: `The menu links to ${domains.length} domains (${domains.join(', ')}); WeChat allows ${maxDomains}, so remove some`,
    });
    this.domains = domains;
    this.maxDomains = maxDomains;
  }
}

@ObjectType({
  implements: [UserError],
  description: 'Someone else changed the menu meanwhile; read it again, then save.',
})
export class CustomMenuConflict extends UserError {
  @Field(() => Int, { description: 'The version it has now.' })
  readonly version: number;

  constructor(version: number) {
    super('CUSTOM_MENU_CONFLICT', {
      'zh-CN': '菜单已被别人修改，请重新载入后再保存',
      en: 'Someone else changed the menu meanwhile; load it again before saving',
    });
    this.version = version;
  }
}

@ObjectType({ implements: [UserError], description: 'There is no menu to publish: save one first.' })
export class NoCustomMenu extends UserError {
  constructor() {
    super('NO_CUSTOM_MENU', {
      'zh-CN': '还没有菜单，请先编辑并保存',
      en: 'There is no menu yet; edit and save one first',
    });
  }
}

@ObjectType({ implements: [UserError], description: "The account's Official Account is not connected." })
export class OfficialAccountNotConnected extends UserError {
  constructor() {
    super('OFFICIAL_ACCOUNT_NOT_CONNECTED', {
      'zh-CN': '还没有接入公众号，请先填写公众号的 AppID 和 AppSecret',
      en: 'No Official Account is connected yet; fill in its AppID and AppSecret first',
    });
  }
}

@ObjectType({ implements: [UserError], description: 'The menu is being published at this moment: wait for that.' })
export class CustomMenuPublishInProgress extends UserError {
  constructor() {
    super('CUSTOM_MENU_PUBLISH_IN_PROGRESS', {
      'zh-CN': '菜单正在发布，请等几秒再试',
      en: 'The menu is being published right now; try again in a few seconds',
    });
  }
}

@ObjectType({ implements: [UserError], description: 'WeChat did not accept the menu; followers see the one before.' })
export class CustomMenuRefused extends UserError {
  @Field(() => Int, { description: "WeChat's number for the reason." })
  readonly errcode: number;

  constructor(errcode: number) {
    super('CUSTOM_MENU_REFUSED', menuRefusalWords(errcode));
    this.errcode = errcode;
  }
}

/** Why WeChat refused a menu, and what to do. */
export function menuRefusalWords(errcode: number): Localized {
  const advice = adviceFor.get(errcode);
  return {
    'zh-CN': `微信没有接受这份菜单（${errcode}）${advice ? `：${advice['zh-CN']}` : '，请检查各项后再发布'}`,
    en: `WeChat did not accept the menu (${errcode})${advice ? `: ${advice.en}` : '; check its entries and publish again'}`,
  };
}

const adviceFor = new Map<number, Localized>([
  [
    48001,
    {
      'zh-CN': '公众号没有自定义菜单权限，请先完成微信认证',
      en: 'the account may not have a Custom Menu; get it verified first',
    },
  ],
  [
    40164,
    {
      'zh-CN': '本服务器的 IP 不在公众号的 IP 白名单里，请到公众平台添加',
      en: "this server's address is not on the account's IP list; add it in WeChat's console",
    },
  ],
  [40125, { 'zh-CN': 'AppSecret 不对，请重新填写', en: 'the AppSecret is wrong; enter it again' }],
  [
    45064,
    {
      'zh-CN': '小程序还没有关联到这个公众号，请到公众平台的「小程序管理」里关联',
      en: "the Mini Program is not linked to this Official Account; link it in WeChat's console",
    },
  ],
  [65316, { 'zh-CN': '菜单里的网页域名太多，请减少到 3 个以内', en: 'its pages lie on too many domains; keep to 3' }],
]);
