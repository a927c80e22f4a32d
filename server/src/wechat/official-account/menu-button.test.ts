import { expect, it } from 'vitest';
import { type MenuButton, menuFromWire, menuToWire } from './menu-button.ts';

const menu: MenuButton[] = [
  {
    name: '今日',
    type: 'miniProgram',
    appid: 'wx7ea0000000000011',
    pagepath: 'pages/home/index?entry=today',
    url: 'https://a.example/h5/',
  },
  {
    name: '更多',
    buttons: [
      { name: '网页', type: 'view', url: 'https://a.example/' },
      { name: '关于', type: 'click', key: 'about' },
      { name: '扫码', type: 'scanCodeWait', key: 'scan' },
      { name: '旧文', type: 'openArticle', articleId: 'A1' },
      { name: '图片', type: 'sendMedia', mediaId: 'M1' },
    ],
  },
];

it("writes a menu in WeChat's words", () => {
  expect(menuToWire(menu)).toEqual([
    {
      type: 'miniprogram',
      name: '今日',
      appid: 'wx7ea0000000000011',
      pagepath: 'pages/home/index?entry=today',
      url: 'https://a.example/h5/',
    },
    {
      name: '更多',
      sub_button: [
        { type: 'view', name: '网页', url: 'https://a.example/' },
        { type: 'click', name: '关于', key: 'about' },
        { type: 'scancode_waitmsg', name: '扫码', key: 'scan' },
        { type: 'article_view_limited', name: '旧文', article_id: 'A1' },
        { type: 'media_id', name: '图片', media_id: 'M1' },
      ],
    },
  ]);
});

it('reads back what it wrote', () => {
  expect(menuFromWire(menuToWire(menu))).toEqual(menu);
});

it('reads an acting entry that WeChat gave an empty list of secondary entries, and leaves out what it does not know', () => {
  expect(
    menuFromWire([
      { name: '点', type: 'click', key: 'k', sub_button: [] },
      { name: '新', type: 'hologram' },
    ]),
  ).toEqual([{ name: '点', type: 'click', key: 'k' }]);
});
