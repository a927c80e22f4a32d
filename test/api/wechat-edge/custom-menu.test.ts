import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MenuButton } from '../../../server/src/wechat/official-account/menu-button.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { appOf } from './edge.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

it('creates a menu, reads it back and removes it', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const app = appOf(account, 'officialAccount');
  const url = 'https://teahouse.example/h5/';
  const menu: MenuButton[] = [
    { name: '今日 🍵', type: 'miniProgram', appid: account.miniAppid, pagepath: 'pages/home/index?entry=a', url },
    {
      name: '更多',
      buttons: [
        { name: '网页', type: 'view', url },
        { name: '关于', type: 'click', key: 'about' },
        { name: '扫一扫', type: 'scanCodeWait', key: 'scan' },
        { name: '位置', type: 'pickLocation', key: 'place' },
        { name: '图文', type: 'sendArticle', articleId: 'A1' },
      ],
    },
  ];

  expect(await officialAccount.getMenu(app)).toBeNull();
  await officialAccount.createMenu(app, menu);
  expect(await officialAccount.getMenu(app)).toEqual(menu);
  await officialAccount.deleteMenu(app);
  expect(await officialAccount.getMenu(app)).toBeNull();
});

it('says why WeChat does not take a menu', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const tooLong: MenuButton[] = [{ name: '这个名字实在太长了', type: 'click', key: 'k' }];

  await expect(officialAccount.createMenu(appOf(account, 'officialAccount'), tooLong)).rejects.toMatchObject({
    name: 'WeChatApiError',
    errcode: 40018,
  });
});

it('is not allowed to touch a menu as a Mini Program', async () => {
  const { officialAccount } = teahouse.app.services.wechat;
  const app = { ...appOf(account, 'miniProgram'), kind: 'officialAccount' } as const;

  await expect(officialAccount.getMenu(app)).rejects.toMatchObject({ errcode: 48001 });
});
