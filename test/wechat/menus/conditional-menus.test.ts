import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenWechat, givenWechat, type Json, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const { appid } = SERVICE_ACCOUNT;
const view = (name: string) => ({ type: 'view', name, url: 'https://teahouse.example/h5/' });

describe('a conditional menu', () => {
  let wechat: GivenWechat;
  let access_token: string;
  let openid: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    access_token = await wechat.token(SERVICE_ACCOUNT);
    const { people } = await wechat.control('world', {});
    openid = people.lin?.[appid] ?? '';
  });
  afterEach(() => wechat.stop());

  const api = (path: string, body?: Json) => wechat.api(`/cgi-bin/${path}`, { access_token }, body);
  const shown = async () => (await api('menu/trymatch', { user_id: openid })).button;
  const tag = async (name: string) => ((await api('tags/create', { tag: { name } })).tag as { id: number }).id;

  it('is shown to who has its tag, and the default one to everybody else', async () => {
    await api('menu/create', { button: [view('大家')] });
    const tagid = await tag('老朋友');
    expect(await api('menu/addconditional', { button: [view('朋友')], matchrule: { tag_id: String(tagid) } })).toEqual({
      menuid: expect.stringMatching(/^\d+$/),
    });
    expect(await shown()).toMatchObject([{ name: '大家' }]);

    await api('tags/members/batchtagging', { openid_list: [openid], tagid });
    expect(await shown()).toMatchObject([{ name: '朋友' }]);
    const { chats } = await wechat.phone('chats', { person: 'lin' });
    expect(chats.find((chat) => chat.appid === appid)?.menu?.button).toMatchObject([{ name: '朋友' }]);

    await api('tags/members/batchuntagging', { openid_list: [openid], tagid });
    expect(await shown()).toMatchObject([{ name: '大家' }]);
  });

  it('goes with its id, and all of them with the default menu', async () => {
    await api('menu/create', { button: [view('大家')] });
    const tagid = await tag('老朋友');
    await api('tags/members/batchtagging', { openid_list: [openid], tagid });
    const add = () => api('menu/addconditional', { button: [view('朋友')], matchrule: { tag_id: String(tagid) } });
    const { menuid } = await add();
    expect(await api('menu/get')).toMatchObject({ conditionalmenu: [{ matchrule: { tag_id: String(tagid) } }] });

    await api('menu/delconditional', { menuid });
    expect(await shown()).toMatchObject([{ name: '大家' }]);
    expect(await api('menu/delconditional', { menuid })).toMatchObject({ errcode: 65301 });

    await add();
    await api('menu/delete');
    await api('menu/create', { button: [view('大家')] });
    expect(await shown()).toMatchObject([{ name: '大家' }]);
  });

  it('needs a default menu, a rule and a tag there is', async () => {
    const button = [view('朋友')];
    const tagid = await tag('老朋友');
    const add = (matchrule?: Json) => api('menu/addconditional', { button, ...(matchrule && { matchrule }) });
    expect(await add({ tag_id: String(tagid) })).toMatchObject({ errcode: 65303 });
    await api('menu/create', { button });

    expect(await add()).toMatchObject({ errcode: 65304 });
    expect(await add({ tag_id: '999' })).toMatchObject({ errcode: 45159 });
    expect(await api('menu/addconditional', { button: [], matchrule: { tag_id: String(tagid) } })).toMatchObject({
      errcode: 40016,
    });
  });

  it('reaches followers only, fifty at once', async () => {
    const tagid = await tag('老朋友');
    const { people } = await wechat.control('world', {});
    const wang = people.wang?.[appid];
    const put = (openid_list: unknown) => api('tags/members/batchtagging', { openid_list, tagid } as Json);

    expect(await put([wang])).toMatchObject({ errcode: 49003 });
    expect(await put([])).toMatchObject({ errcode: 40032 });
    expect(await put(Array.from({ length: 51 }, () => openid))).toMatchObject({ errcode: 40032 });
    await put([openid]);
    expect(await api('user/tag/get', { tagid })).toEqual({ count: 1, data: { openid: [openid] }, next_openid: openid });
    expect(await api('tags/get')).toEqual({ tags: [{ id: tagid, name: '老朋友', count: 1 }] });
    expect(await api('tags/create', { tag: { name: '老朋友' } })).toMatchObject({ errcode: 45157 });
  });
});
