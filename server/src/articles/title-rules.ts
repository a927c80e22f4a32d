import { registerEnumType } from 'type-graphql';
import type { Localized } from '../shared/locale/locale.ts';
import { maxTitleLength } from './article.refusals.ts';

export enum TitleEffect {
  BLOCKED = 'BLOCKED',
  LOWERED = 'LOWERED',
  CUT = 'CUT',
}
registerEnumType(TitleEffect, {
  name: 'TitleEffect',
  description: 'What may happen to an article because of its title.',
  valuesConfig: {
    BLOCKED: { description: 'WeChat may refuse or delete it, and warn the account.' },
    LOWERED: { description: 'WeChat may show it to fewer readers.' },
    CUT: { description: 'Readers see only a part of it.' },
  },
});

/** One rule: what it finds in a title, what WeChat may do, and why. */
interface TitleRule {
  readonly finds: RegExp;
  readonly effect: TitleEffect;
  readonly reason: Localized;
}

const { BLOCKED, LOWERED, CUT } = TitleEffect;

/**
 * What WeChat may block or show to fewer in a title. Its own list is not public: this one follows the examples it gives, and
 * whoever knows a better example adds a line.
 *
 * @see Weixin Official Accounts Platform Operation Rules: enticed sharing and following, clickbait, false and exaggerated
 * content, impersonation; Advertising Law of the PRC, article 9
 */
export const titleRules: readonly TitleRule[] = [
  {
    finds:
      /不转(?:不是|就不是|死|倒霉)\S{0,4}|(?:必须|马上|赶紧|赶快|请|快)(?:转发|扩散|分享)|转发(?:有奖|领|抽奖|到\S{0,3}群)|分享到朋友圈|集赞|求转发|紧急扩散|share (?:this )?to win/i,
    effect: BLOCKED,
    reason: {
      'zh-CN': '诱导分享：以利益、恐吓或道德压力要求转发，微信会删文并限制功能。写清文章说什么，读者自己会转。',
      en: 'Enticed sharing: asking for shares by reward, threat or guilt gets articles deleted. Say what it is about; readers share by themselves.',
    },
  },
  {
    finds: /关注(?:后)?(?:可见|才能看|领取|送|有礼|就送)|关注公众号(?:领|送)|follow (?:us )?to (?:win|read)/i,
    effect: BLOCKED,
    reason: {
      'zh-CN': '诱导关注：以奖励或“关注才能看”换关注。付费内容请用本站的付费分隔，不要写进标题。',
      en: 'Enticed following: a reward, or reading itself, for a follow. Use the paywall instead of the title.',
    },
  },
  {
    finds:
      /包治百病|根治|药到病除|祖传秘方|抗癌|治愈癌症|(?:三|七|10|十)天(?:见效|瘦\S{1,4}斤)|神药|cures? (?:all|cancer)|miracle cure/i,
    effect: BLOCKED,
    reason: {
      'zh-CN': '夸大疗效：医疗、保健的断言需要资质与依据，容易被判为谣言或违法广告。',
      en: 'Medical claims need a licence and evidence; this reads as rumour or unlawful advertising.',
    },
  },
  {
    finds:
      /稳赚(?:不赔)?|保本(?:高收益|保息)|一夜暴富|躺赚|日入\s?\d+|月入\s?\d+万|内幕消息|涨停(?:板)?推荐|荐股|guaranteed returns?|get rich quick/i,
    effect: BLOCKED,
    reason: {
      'zh-CN': '承诺收益：荐股、保本、暴富之类的说法会按违规金融内容处理。',
      en: 'Promised returns: tips for shares and sure profit are treated as unlawful finance.',
    },
  },
  {
    finds:
      /裸聊|约炮|一夜情|激情(?:视频|直播)|福利(?:视频|姬)|赌(?:博|场)\S{0,2}(?:平台|网站|必胜)|六合彩|代开发票|刷单/,
    effect: BLOCKED,
    reason: {
      'zh-CN': '色情、赌博或违法交易的词，会被直接拦截。',
      en: 'Words of pornography, gambling or unlawful trade are stopped at once.',
    },
  },
  {
    finds:
      /微信(?:官方|团队)(?:通知|公告|消息|发布)|(?:国务院|公安部|教育部|央视|人民日报)(?:紧急)?(?:通知|曝光|发布|宣布)|官方(?:紧急)?通知/,
    effect: BLOCKED,
    reason: {
      'zh-CN': '冒用官方：看起来像机关、媒体或微信自己发的通知。引用时请写明出处，例如“读教育部新规有感”。',
      en: 'It reads like a notice by an authority, the press or WeChat itself. Name them as a source, not as the sender.',
    },
  },
  {
    finds:
      /国家级|(?:全球|全国|全网|世界|史上)(?:最\S|第一|首个|唯一)|最(?:佳|优|低价|便宜|权威|先进)|第一品牌|绝对(?:有效|第一)|100%(?:有效|安全)|顶级(?:品牌|配置)/,
    effect: LOWERED,
    reason: {
      'zh-CN': '绝对化用语：推广内容里的“最”“第一”“国家级”违反《广告法》第九条，也常被判为夸大。',
      en: 'Superlatives: “the best”, “number one” in promotion break article 9 of the Advertising Law and read as exaggeration.',
    },
  },
  {
    finds:
      /震惊|惊呆|惊爆|吓(?:尿|傻|哭)|炸了|疯传|刷屏了?|沸腾|出大事|重磅(?:消息|突发)|速看|删前|赶紧看|马上(?:删除|被删)|不看后悔|看完(?:我)?(?:沉默|泪目|跪)了?|千万(?:别|不要)(?:错过|点开|吃)|原来(?:真相)?(?:是这样|竟)|真相(?:竟然|令人|曝光)|竟然是|万万没想到|99%的?人(?:都)?(?:不知道|看错)|男人沉默女人流泪|you won'?t believe|shocking/i,
    effect: LOWERED,
    reason: {
      'zh-CN': '标题党：用惊吓、悬念或“再不看就删”骗点击，推荐会减少，读者举报后可能被限流。',
      en: 'Clickbait: shock, suspense or “before it is deleted” costs recommendation, and reports cost reach.',
    },
  },
  {
    finds: /[!！]{2,}|[?？]{2,}|[!！?？]{3,}|[。.…]{4,}|[~～]{3,}/,
    effect: LOWERED,
    reason: {
      'zh-CN': '重复的标点是标题党的常见特征，一个就够。',
      en: 'Repeated punctuation is a mark of clickbait; one is enough.',
    },
  },
  {
    finds: /(?:\p{Extended_Pictographic}\uFE0F?\s*){3,}/u,
    effect: LOWERED,
    reason: {
      'zh-CN': '标题里连用三个以上表情，显得像广告，读屏软件也会逐个念出来。',
      en: 'Three emoji in a row look like an advertisement, and screen readers say each of them.',
    },
  },
];

/** Chinese characters that the chat list of a phone shows of a title before it is cut; Latin letters count half. */
const SHOWN_IN_CHAT = 32;
const isWide = /[\u1100-\u{10ffff}]/u;

/** How many characters fit. */
function fitting(characters: readonly string[]): number {
  let width = 0;
  const cut = characters.findIndex((character) => {
    width += isWide.test(character) ? 1 : 0.5;
    return width > SHOWN_IN_CHAT;
  });
  return cut < 0 ? characters.length : cut;
}

/** Something in a title that WeChat, or a phone, may take ill. */
export interface TitleFinding {
  readonly effect: TitleEffect;
  /** The words it is about; the whole title where it is its length. */
  readonly words: string;
  readonly reason: Localized;
}

/** Everything the rules find in a title, what is worst first. */
export function checkTitle(title: string): TitleFinding[] {
  const text = title.trim();
  const findings = titleRules.flatMap(({ finds, effect, reason }): TitleFinding[] => {
    const words = finds.exec(text)?.[0];
    return words ? [{ effect, words, reason }] : [];
  });
  const characters = [...text];
  const { length } = characters;
  const shown = fitting(characters);
  if (length > maxTitleLength) {
    findings.push({
      effect: BLOCKED,
      words: text,
      reason: {
        'zh-CN': `标题有 ${length} 个字，微信最多收 ${maxTitleLength} 个。`,
        en: `The title has ${length} characters; WeChat takes ${maxTitleLength}.`,
      },
    });
  } else if (shown < length) {
    findings.push({
      effect: CUT,
      words: characters.slice(shown).join(''),
      reason: {
        'zh-CN': `会话列表大约只显示前 ${shown} 个字，后面的会被省略。`,
        en: `The chat list shows about ${shown} characters; the rest is cut off.`,
      },
    });
  }
  const gravity = [BLOCKED, LOWERED, CUT];
  return findings.sort((one, other) => gravity.indexOf(one.effect) - gravity.indexOf(other.effect));
}
