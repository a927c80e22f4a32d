import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type GivenWechat,
  givenWechat,
  type Json,
  LONE_MINI_PROGRAM,
  MINI_PROGRAM,
  SERVICE_ACCOUNT,
} from '../support/given-wechat.ts';
import { type Receiver, readXml, startReceiver } from '../support/receiver.ts';

const { appid } = SERVICE_ACCOUNT;

const read = {
  type: 'miniprogram',
  name: '读',
  appid: MINI_PROGRAM.appid,
  pagepath: 'pages/article/index?id=1',
  url: 'https://teahouse.example/h5',
};
const view = { type: 'view', name: '看', url: 'https://teahouse.example/h5/' };
const click = { type: 'click', name: '问', key: 'ASK' };

describe('the Custom Menu', () => {
  let wechat: GivenWechat;
  let access_token: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    access_token = await wechat.token(SERVICE_ACCOUNT);
  });

  afterEach(() => wechat.stop());

  const create = (button: unknown) => wechat.api('/cgi-bin/menu/create', { access_token }, { button });
  const get = () => wechat.api('/cgi-bin/menu/get', { access_token });
  const repeat = (count: number, of: Json) => Array.from({ length: count }, () => of);

  it('is published, read in both ways, shown on the phone, and deleted', async () => {
    const button = [read, { name: '更多', sub_button: [view, click] }];

    expect(await create(button)).toEqual({ errcode: 0, errmsg: 'ok' });

    expect(await get()).toEqual({
      menu: {
        button: [
          { ...read, sub_button: [] },
          { name: '更多', sub_button: [view, click] },
        ],
        menuid: expect.any(Number),
      },
    });
    expect(await wechat.api('/cgi-bin/get_current_selfmenu_info', { access_token })).toEqual({
      is_menu_open: 1,
      selfmenu_info: { button: [read, { name: '更多', sub_button: { list: [view, click] } }] },
    });
    const { chats } = await wechat.phone('chats', { person: 'lin' });
    expect(chats.find((chat) => chat.appid === appid)?.menu).toEqual({ button });
    expect(await wechat.api('/cgi-bin/menu/delete', { access_token })).toMatchObject({ errcode: 0 });
    expect(await get()).toMatchObject({ errcode: 46003 });
    expect(await wechat.api('/cgi-bin/get_current_selfmenu_info', { access_token })).toEqual({ is_menu_open: 0 });
  });

  it('replaces the one before', async () => {
    await create([read]);
    await create([view]);

    expect(await get()).toMatchObject({ menu: { button: [{ ...view, sub_button: [] }] } });
  });

  it('takes names and URLs that just fit', async () => {
    const name16 = '茶'.repeat(5).concat('a');
    const sub60 = '茶'.repeat(20);
    const url1024 = `https://teahouse.example/${'a'.repeat(1024 - 'https://teahouse.example/'.length)}`;

    expect(
      await create([{ name: name16, sub_button: repeat(5, { ...view, name: sub60, url: url1024 }) }]),
    ).toMatchObject({ errcode: 0 });
  });

  const tooLong = {
    top: '茶'.repeat(5).concat('ab'),
    sub: '茶'.repeat(20).concat('a'),
    key: 'k'.repeat(129),
    url: `https://teahouse.example/${'a'.repeat(1000)}`,
  };

  it.each<[string, unknown, number]>([
    ['no list', 'menu', 40015],
    ['an entry that is no object', ['menu'], 40015],
    ['no entry', [], 40016],
    ['four entries', repeat(4, view), 40016],
    ['an unknown type', [{ ...view, type: 'teapot' }], 40017],
    ['a type by the name of a method', [{ ...view, type: 'toString' }], 40017],
    ['no type', [{ name: '看', url: view.url }], 40017],
    ['no name', [{ ...view, name: '' }], 40018],
    ['17 bytes of name', [{ ...view, name: tooLong.top }], 40018],
    ['a heading whose name is too long', [{ name: tooLong.top, sub_button: [view] }], 40018],
    ['no key', [{ type: 'click', name: '问' }], 40019],
    ['129 bytes of key', [{ ...click, key: tooLong.key }], 40019],
    ['no url', [{ type: 'view', name: '看' }], 40020],
    ['1025 bytes of url', [{ ...view, url: tooLong.url }], 40020],
    ['a url that is none', [{ ...view, url: 'teahouse.example' }], 40055],
    ['a url that only looks like one', [{ ...view, url: 'https://tea house.example/' }], 40055],
    ['three levels', [{ name: '一', sub_button: [{ name: '二', sub_button: [view] }] }], 40022],
    ['six sub entries', [{ name: '一', sub_button: repeat(6, view) }], 40023],
    ['an unknown type below', [{ name: '一', sub_button: [{ ...view, type: 'x' }] }], 40024],
    ['61 bytes of name below', [{ name: '一', sub_button: [{ ...view, name: tooLong.sub }] }], 40025],
    ['no key below', [{ name: '一', sub_button: [{ type: 'click', name: '问' }] }], 40026],
    ['no url below', [{ name: '一', sub_button: [{ type: 'view', name: '看' }] }], 40027],
    ['a Mini Program without url', [{ ...read, url: undefined }], 40020],
    ['a Mini Program without page', [{ ...read, pagepath: '' }], 40165],
    ['a Mini Program that does not exist', [{ ...read, appid: 'wxffffffffffffffff' }], 40013],
    ['a Mini Program that is not associated', [{ ...read, appid: LONE_MINI_PROGRAM.appid }], 45064],
    [
      'four outside domains',
      [{ name: '一', sub_button: ['a', 'b', 'c', 'd'].map((host) => ({ ...view, url: `https://${host}.example/` })) }],
      65316,
    ],
  ])('refuses %s and keeps the old one', async (_what, button, errcode) => {
    await create([view]);

    expect(await create(button)).toMatchObject({ errcode });
    expect(await get()).toMatchObject({ menu: { button: [{ name: '看' }] } });
  });

  it('refuses \\u escapes, which would show as they are', async () => {
    const text = `{"button":[{"type":"view","name":"\\u8bfb","url":"${view.url}"}]}`;

    expect(await wechat.api('/cgi-bin/menu/create', { access_token }, text)).toMatchObject({ errcode: 40033 });
    await wechat.control('world', { settings: { strictEscapes: false } });
    expect(await wechat.api('/cgi-bin/menu/create', { access_token }, text)).toMatchObject({ errcode: 0 });
  });

  it('refuses bytes that are no text', async () => {
    const text = `{"button":[{"type":"view","name":"\xff","url":"${view.url}"}]}`;
    const path = `/cgi-bin/menu/create?${new URLSearchParams({ access_token })}`;

    const response = await fetch(`${wechat.url}${path}`, { method: 'POST', body: Buffer.from(text, 'latin1') });

    expect(await response.json()).toMatchObject({ errcode: 47001 });
  });

  it('is refused to Mini Programs', async () => {
    const token = await wechat.token(MINI_PROGRAM);

    expect(await wechat.api('/cgi-bin/menu/create', { access_token: token }, { button: [view] })).toMatchObject({
      errcode: 48001,
    });
  });

  describe('a tap', () => {
    let receiver: Receiver;

    beforeEach(async () => {
      receiver = await startReceiver();
      await wechat.control('world', {
        apps: [
          {
            appid,
            callback: {
              url: receiver.url,
              token: 'teahousetoken',
              encodingAesKey: 'k'.repeat(43),
              mode: 'plain',
              format: 'xml',
            },
          },
        ],
      });
      await create([
        read,
        view,
        { name: '更多', sub_button: [click, { type: 'scancode_waitmsg', name: '扫', key: 'SCAN' }] },
      ]);
    });

    afterEach(() => receiver.stop());

    const tap = async (index: number, subIndex?: number) => {
      const { action } = await wechat.control('tap-menu', { person: 'lin', appid, index, subIndex });
      await wechat.control('idle');
      return { action, event: readXml(receiver.received.at(-1)?.body ?? '<xml/>') };
    };

    it('opens the Mini Program and tells the account', async () => {
      const { action, event } = await tap(0);

      expect(action).toEqual({
        type: 'miniprogram',
        appid: MINI_PROGRAM.appid,
        pagepath: read.pagepath,
        url: read.url,
      });
      expect(event).toMatchObject({ Event: 'view_miniprogram', EventKey: read.pagepath, MenuId: expect.any(String) });
    });

    it('opens a page and tells the account', async () => {
      const { action, event } = await tap(1);

      expect(action).toEqual({ type: 'view', url: view.url });
      expect(event).toMatchObject({ Event: 'VIEW', EventKey: view.url });
    });

    it('pushes a key, and what was scanned', async () => {
      expect(await tap(2, 0)).toMatchObject({
        action: { type: 'push', event: 'CLICK', key: 'ASK' },
        event: { Event: 'CLICK', EventKey: 'ASK' },
      });
      expect((await tap(2, 1)).event).toMatchObject({
        Event: 'scancode_waitmsg',
        EventKey: 'SCAN',
        ScanCodeInfo: { ScanType: 'qrcode' },
      });
    });

    it('needs an entry', async () => {
      await expect(tap(2)).rejects.toThrow('no menu entry');
      await expect(tap(7)).rejects.toThrow('no menu entry');
    });
  });
});

describe('what an account knows of its followers', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
  });

  afterEach(() => wechat.stop());

  it('is the unionid of those who follow, and nothing of those who do not', async () => {
    const access_token = await wechat.token(SERVICE_ACCOUNT);
    const { people } = await wechat.control('world', {});
    const info = (openid: string) => wechat.api('/cgi-bin/user/info', { access_token, openid });
    const [lin, wang] = [people.lin?.[appid] ?? '', people.wang?.[appid] ?? ''];

    expect(await info(lin)).toMatchObject({
      subscribe: 1,
      openid: lin,
      unionid: people.lin?.op_test,
      language: 'zh_CN',
    });
    expect(await info(wang)).toEqual({ subscribe: 0, openid: wang });
    expect(await info(people.lin?.[MINI_PROGRAM.appid] ?? '')).toMatchObject({ errcode: 40003 });
    expect(await wechat.api('/cgi-bin/user/get', { access_token })).toMatchObject({
      total: 1,
      data: { openid: [lin] },
    });
    const batch = await wechat.api(
      '/cgi-bin/user/info/batchget',
      { access_token },
      { user_list: [{ openid: lin }, { openid: wang }] },
    );
    expect(batch.user_info_list).toMatchObject([{ subscribe: 1 }, { subscribe: 0 }]);
  });
});
