import { createRandom } from './media/random.ts';

/** A member of the demo, before the account has met them. */
export interface DemoPerson {
  /** Names the person's openids. */
  readonly id: string;
  readonly name: string;
  readonly isFollower: boolean;
}

/** The person of the simulated WeChat who is an active member of chaguan. */
export const demoMember: DemoPerson = { id: 'chen', name: '陈默', isFollower: true };

const familyNames = [...'林陈周沈许何吕孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方俞袁柳唐罗薛'];
const givenNames = [
  '知秋',
  '听雨',
  '小满',
  '怀瑾',
  '阿宽',
  '晓棠',
  '一帆',
  '慕白',
  '子衿',
  '青禾',
  '念慈',
  '修远',
  '如是',
  '乐山',
  '予安',
  '望舒',
  '南乔',
  '长庚',
  '思齐',
  '小舟',
  '半夏',
  '云起',
  '之远',
  '明湖',
  '清和',
  '若谷',
  '采薇',
  '北辰',
  '春生',
  '立冬',
];
const nicknames = [
  '一杯老普洱',
  '夜航船',
  '不加糖',
  '下雨就读书',
  '城南阿婆',
  '二楼靠窗',
  'Momo',
  'Kaito',
  '今天喝岩茶',
  '瓦片上的猫',
  '白鹭',
  '老周的徒弟',
  'Lily Zhao',
  '二两碎银',
  '慢车',
  '竹影',
  '半盏',
  '听潮',
  'Theo',
  '三更灯火',
  '掌灯人',
  '小楼',
  '山里来信',
  '雪水煎茶',
  '旧书摊',
  '早起的豆浆',
  '纸上行舟',
  '林间',
  'Anna W.',
  '清明后第三天',
];

/** People with plausible names; the same seed always gives the same. */
export function demoPeople(count: number, seed: number): DemoPerson[] {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random.integer(0, items.length - 1)]!;
  const names = new Set<string>();
  while (names.size < count)
    names.add(random.chance(0.3) ? pick(nicknames) : `${pick(familyNames)}${pick(givenNames)}`);
  return [...names].map((name, index) => ({
    id: `p${seed}n${String(index).padStart(3, '0')}`,
    name,
    isFollower: random.chance(0.7),
  }));
}
