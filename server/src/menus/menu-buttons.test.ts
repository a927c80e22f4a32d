import { expect, it } from 'vitest';
import { linkedDomains, menuButtons } from './menu-buttons.ts';
import { MenuActionKind, MenuClient, type PrimaryMenuEntry } from './menu-entry.ts';

const target = { handle: 'chaguan', publicUrl: 'https://teahouse.example', miniProgramAppid: 'wx7ea0000000000011' };
const { MINI_PROGRAM, H5 } = MenuClient;

const menu: PrimaryMenuEntry[] = [
  {
    key: 'today',
    name: '今日',
    action: { kind: MenuActionKind.ARTICLE, articleId: '0190a1b2-0000-7000-8000-000000000001', opensIn: MINI_PROGRAM },
  },
  { key: 'join', name: '会员', action: { kind: MenuActionKind.MEMBERSHIP, opensIn: H5 } },
  {
    key: 'more',
    name: '更多',
    entries: [
      { key: 'night', name: '夜话', action: { kind: MenuActionKind.SERIES, seriesId: 's1', opensIn: MINI_PROGRAM } },
      { key: 'home', name: '首页', action: { kind: MenuActionKind.HOME, opensIn: MINI_PROGRAM } },
      { key: 'site', name: '网站', action: { kind: MenuActionKind.URL, url: 'https://blog.example/a' } },
      { key: 'about', name: '关于', action: { kind: MenuActionKind.CLICK } },
    ],
  },
];

it('sends each entry to its page, with its key as the source, and with the web page old clients need', () => {
  const miniProgram = { type: 'miniProgram', appid: 'wx7ea0000000000011' };

  expect(menuButtons(menu, target)).toEqual([
    {
      name: '今日',
      ...miniProgram,
      pagepath: 'pages/article/index?id=0190a1b2-0000-7000-8000-000000000001&entry=today',
      url: 'https://teahouse.example/h5/pages/article/index?id=0190a1b2-0000-7000-8000-000000000001&entry=today&account=chaguan',
    },
    {
      name: '会员',
      type: 'view',
      url: 'https://teahouse.example/h5/packages/membership/index?entry=join&account=chaguan',
    },
    {
      name: '更多',
      buttons: [
        {
          name: '夜话',
          ...miniProgram,
          pagepath: 'packages/series/index?id=s1&entry=night',
          url: 'https://teahouse.example/h5/packages/series/index?id=s1&entry=night&account=chaguan',
        },
        {
          name: '首页',
          ...miniProgram,
          pagepath: 'pages/home/index?entry=home',
          url: 'https://teahouse.example/h5/pages/home/index?entry=home&account=chaguan',
        },
        { name: '网站', type: 'view', url: 'https://blog.example/a' },
        { name: '关于', type: 'click', key: 'about' },
      ],
    },
  ]);
});

it('counts the domains of pages, ours included, and not those of WeChat', () => {
  const urls = ['https://mp.weixin.qq.com/s/1', 'https://blog.example/b', 'https://qq.com.evil.example/'];
  const more: PrimaryMenuEntry = {
    key: 'urls',
    name: '网页',
    entries: urls.map((url, index) => ({ key: `u${index}`, name: '页', action: { kind: MenuActionKind.URL, url } })),
  };

  expect(linkedDomains(menuButtons([...menu.slice(1), more], target))).toEqual([
    'teahouse.example',
    'blog.example',
    'qq.com.evil.example',
  ]);
});
