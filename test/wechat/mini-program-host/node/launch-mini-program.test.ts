import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startTeaStallServer,
  TEA_STALL_APPID,
  TEA_STALL_DIR,
  type TeaStallServer,
} from '../fixtures/tea-stall-server.ts';
import { type LaunchRequest, launchMiniProgram, type MiniProgramHandle } from './launch-mini-program.ts';

let server: TeaStallServer;
let opened: MiniProgramHandle[];

beforeEach(async () => {
  server = await startTeaStallServer();
  opened = [];
});

afterEach(async () => {
  for (const handle of opened) handle.close();
  await server.close();
});

async function open(request: Partial<LaunchRequest> = {}): Promise<MiniProgramHandle> {
  const stall = { packageDir: TEA_STALL_DIR, person: 'lin', appid: TEA_STALL_APPID, sandboxUrl: server.url };
  const handle = await launchMiniProgram({ ...stall, ...request });
  opened.push(handle);
  return handle;
}

function get(handle: MiniProgramHandle, selector: string): HTMLElement {
  const element = handle.find(selector);
  if (!element) throw new Error(`nothing matches ${selector} on ${handle.page.path}`);
  return element;
}

describe('pages', () => {
  it('draws the first page from what wx.request brought', async () => {
    const stall = await open({ entry: { path: 'pages/home/index?name=%E6%9E%97%E6%99%9A', scene: 1035 } });

    await stall.until(() => stall.findAll('.card').length === 2);

    expect(get(stall, '.greeting').textContent).toBe('林晚，请坐');
    expect(stall.findAll('.title').map((title) => title.textContent)).toEqual(['第一泡', '第二泡']);
    expect(stall.findAll('.badge').map((badge) => badge.textContent)).toEqual(['会员']);
    expect(stall.package.warnings).toEqual([]);
    expect(stall.errors).toEqual([]);
  });

  it('takes typing, confirming and tapping to a page above, and comes back', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));

    stall.trigger(get(stall, 'input'), 'input', { value: '红' });
    stall.trigger(get(stall, 'input'), 'confirm', { value: '红' });
    await stall.until(() => stall.text().includes('第一泡红'));
    stall.tap(get(stall, '.card .title'));
    await stall.until(() => stall.page.path === 'pages/article/index');

    expect(stall.page.query).toEqual({ id: '1' });
    expect(stall.screen.navigationBar.title).toBe('文章 1');
    expect(stall.openPages).toEqual(['pages/home/index', 'pages/article/index']);
    expect(stall.callPage('onShareAppMessage')).toEqual({ title: '好茶', path: '/pages/article/index?id=1' });
    stall.navigateBack();
    expect(stall.page.path).toBe('pages/home/index');
    expect(stall.screen.navigationBar.title).toBe('茶摊');
  });

  it('gives a page back the title it was given, when the page above it closes', async () => {
    const stall = await open({ entry: { path: 'pages/article/index?id=1', scene: 1035 } });
    stall.tap(get(stall, '.another'));
    await stall.until(() => stall.screen.navigationBar.title === '文章 2');

    stall.navigateBack();

    expect(stall.screen.navigationBar.title).toBe('文章 1');
  });

  it('has a slider that says where it is and where it is put', async () => {
    const stall = await open({ entry: { path: 'pages/article/index?id=1', scene: 1035 } });
    const range = get(stall, '.seek').querySelector('input');

    expect([range?.max, range?.value]).toEqual(['60', '12']);
    if (!range) throw new Error('the slider has no input');
    const { defaultView } = range.ownerDocument;
    range.value = '48';
    range.dispatchEvent(new (defaultView ?? globalThis).Event('change'));

    await stall.until(() => get(stall, '.sound').textContent === 'change 48');
  });

  it('keeps tab pages alive and runs their lifecycles in order', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card') && String(stall.callPage('tellLives')).includes('ready'));

    stall.switchTab('pages/me/index');
    expect(stall.screen.navigationBar.title).toBe('我的');
    stall.switchTab('pages/home/index');

    expect(stall.findAll('.card').length).toBe(2);
    expect(stall.screen.tabBar?.items.map(({ text }) => text)).toEqual(['读', '我']);
    expect(stall.callPage('tellLives')).toBe('load show ready hide show');
  });

  it('hears the events of a component and does not pass on what it caught', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.badge'));

    stall.tap(get(stall, '.badge'));
    await stall.until(() => get(stall, '.error').textContent === '会员');

    expect(stall.openPages).toEqual(['pages/home/index']);
  });

  it('opens the home page when the entry names a page that is not there', async () => {
    const stall = await open({ entry: { path: 'pages/gone/index' } });

    await stall.until(() => stall.find('.card'));

    expect(stall.page.path).toBe('pages/home/index');
  });

  it('shows of rich text what WeChat lets through', async () => {
    const stall = await open();

    expect(get(stall, 'rich-text').innerHTML).toBe('<div><p>一<b>茶</b></p></div>');
  });

  it('follows the theme in its bars and tells the program', async () => {
    const stall = await open({ theme: 'dark' });
    expect(stall.screen.navigationBar.backgroundColor).toBe('#1c1a17');
    expect(stall.screen.navigationBar.textStyle).toBe('white');

    stall.setTheme('light');

    expect(stall.screen.navigationBar.backgroundColor).toBe('#faf7f2');
    expect(stall.screen.tabBar?.color).toBe('#6b6b6b');
  });
});

describe('the logic realm', () => {
  const WEB = [
    ...[
      'fetch',
      'URL',
      'Headers',
      'AbortController',
      'TextEncoder',
      'TextDecoder',
      'document',
      'window',
      'localStorage',
    ],
    ...['process', 'require', 'queueMicrotask', 'structuredClone', 'WebAssembly', 'XMLHttpRequest', 'navigator'],
  ];

  it.each(WEB)('has no %s', async (name) => {
    const stall = await open();

    expect(stall.realm.compile([], `return typeof ${name}`, 'probe.js')()).toBe('undefined');
  });

  it('has ECMAScript, timers and a console', async () => {
    const stall = await open();

    const types = stall.realm.compile(
      [],
      'return [typeof Promise, typeof Proxy, typeof setTimeout, typeof console]',
      'probe.js',
    )();

    expect(Array.from(types as string[])).toEqual(['function', 'function', 'function', 'object']);
  });

  it('turns no text into code', async () => {
    const stall = await open();
    const message = /Code generation from strings disallowed/;

    expect(() => stall.realm.compile([], 'return new Function("return 1")()', 'probe.js')()).toThrow(message);
    expect(() => stall.realm.compile([], 'return eval("1")', 'probe.js')()).toThrow(message);
  });

  it('gets answers made of its own objects and arrays', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));

    expect(stall.callPage('tellWhetherAnswersAreOwn')).toBe(true);
  });
});

describe('wx', () => {
  it('refuses a server domain that is not listed, as WeChat does', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));

    stall.tap(get(stall, '.refused'));
    await stall.until(() => get(stall, '.error').textContent);

    expect(get(stall, '.error').textContent).toBe('request:fail url not in domain list #600002');
    expect(server.requests.map(({ path }) => path)).toEqual(['/articles']);
  });

  it('carries the login code to the merchant and keeps the token for the next visit', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));
    stall.switchTab('pages/me/index');

    stall.tap(get(stall, '.login'));
    await stall.until(() => get(stall, '.who').textContent);
    const again = await open({ storage: stall.storage });
    await again.until(() => again.find('.card'));

    expect(get(stall, '.who').textContent).toBe('code-of-lin');
    expect(stall.storage.get('token')).toBe('"token-1"');
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-1');
    expect(server.requests.at(-1)?.headers.referer).toBe(
      `https://servicewechat.com/${TEA_STALL_APPID}/0/page-frame.html`,
    );
  });

  it('waits for the person to answer a dialog', async () => {
    const stall = await open({ entry: { path: 'pages/me/index' } });

    stall.tap(get(stall, '.ask'));
    const modal = await stall.until(() => stall.screen.modal);
    modal.answer(false);
    await stall.until(() => get(stall, '.answer').textContent);

    expect(modal).toMatchObject({ title: '退出登录？', confirmText: '确定', cancelText: '取消' });
    expect(get(stall, '.answer').textContent).toBe('留下');
    expect(stall.screen.modal).toBeNull();
  });

  it('shows pictures through the DNS table', async () => {
    const stall = await open();

    stall.tap(get(stall, '.cover'));
    const preview = await stall.until(() => stall.screen.preview);

    expect(get(stall, '.cover img').getAttribute('src')).toBe(`${server.url}/cover.png`);
    expect(preview.urls).toEqual([`${server.url}/cover.png`]);
  });

  it('keeps the state of a sound', async () => {
    const stall = await open({ entry: { path: 'pages/article/index?id=7' } });

    stall.tap(get(stall, '.listen'));
    await stall.until(() => get(stall, '.sound').textContent);

    expect(get(stall, '.sound').textContent).toBe('playing https://tea.example/a.mp3');
  });

  it('pulls down to refresh and stops', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));

    stall.callPage('onPullDownRefresh');
    await stall.until(() => stall.calls.some(({ name }) => name === 'stopPullDownRefresh'));

    expect(server.requests.length).toBe(2);
  });
});

describe('paying', () => {
  const pay = async (product: string): Promise<MiniProgramHandle> => {
    const stall = await open({ entry: { path: `packages/shop/pay/index?product=${product}` }, platform: 'android' });
    stall.tap(get(stall, '.pay'));
    return stall;
  };

  it('shows the sheet, leaves it open after a wrong PIN and pays with the right one', async () => {
    const stall = await pay('good');

    const sheet = await stall.until(() => stall.paySheet);
    const wrong = await stall.enterPin('000000');
    const stillOpen = stall.paySheet;
    const right = await stall.enterPin('123456');
    await stall.until(() => get(stall, '.result').textContent);

    expect(sheet).toEqual({ id: 'sheet-1', title: '一壶茶', amountFen: 1800, payee: '茶摊' });
    expect(wrong.ok).toBe(false);
    expect(stillOpen).toEqual(sheet);
    expect(right.ok).toBe(true);
    expect(get(stall, '.result').textContent).toBe('paid');
    expect(server.phoneCalls.find(({ path }) => path === '/__phone__/virtual-payment')?.body).toEqual({
      person: 'lin',
      appid: TEA_STALL_APPID,
      platform: 'android',
      clientVersion: 'release',
      mode: 'short_series_goods',
      signData: '{}',
      paySig: 'good',
      signature: 's',
    });
  });

  it('tells the program that the person cancelled', async () => {
    const stall = await pay('good');

    await stall.until(() => stall.paySheet);
    await stall.cancelPayment();
    await stall.until(() => get(stall, '.result').textContent);

    expect(get(stall, '.result').textContent).toBe('-2 requestVirtualPayment:fail cancel');
  });

  it('passes on why WeChat refused, without a sheet', async () => {
    const stall = await pay('forged');

    await stall.until(() => get(stall, '.result').textContent);

    expect(get(stall, '.result').textContent).toBe('-15006 requestVirtualPayment:fail paySig is wrong');
    expect(stall.paySheet).toBeNull();
  });
});

describe('signing a subscription', () => {
  const subscribe = async (product: string, call: string) => {
    const stall = await open({ entry: { path: `packages/shop/pay/index?product=${product}` } });
    stall.callPage('subscribe', call);
    return stall;
  };

  it('shows what will be deducted, and tells the program that the person signed', async () => {
    const stall = await subscribe('good', 'requestSubscribeSign');

    const sheet = await stall.until(() => stall.paySheet);
    await stall.enterPin('123456');
    await stall.until(() => get(stall, '.result').textContent);

    expect(sheet).toMatchObject({ amountFen: 0, contract: { priceFen: 1500, periodDays: 31 } });
    expect(get(stall, '.result').textContent).toBe('signed');
    expect(server.phoneCalls.find(({ path }) => path === '/__phone__/subscribe-sign')?.body).toEqual({
      person: 'lin',
      appid: TEA_STALL_APPID,
      platform: 'ios',
      signData: '{}',
      paySig: 'good',
      signature: 's',
    });
  });

  it('passes on why WeChat refused', async () => {
    const forged = await subscribe('forged', 'requestSubscribeSign');
    const apple = await subscribe('good', 'requestAppleSubscribeSign');
    await forged.until(() => get(forged, '.result').textContent);
    await apple.until(() => get(apple, '.result').textContent);

    expect(get(forged, '.result').textContent).toBe('-15006 requestSubscribeSign:fail paySig is wrong');
    expect(get(apple, '.result').textContent).toBe('-15001 requestAppleSubscribeSign:fail only on iOS');
  });
});

describe('taking a merchant’s money', () => {
  const receive = async (packageInfo: string) => {
    const stall = await open({ entry: { path: `packages/shop/pay/index?package=${packageInfo}` } });
    stall.callPage('receive');
    return stall;
  };

  it('shows who gives what for what, and tells the program that the person took it', async () => {
    const stall = await receive('good');

    const sheet = await stall.until(() => stall.transferSheet);
    await stall.answerTransfer('confirm');
    await stall.until(() => get(stall, '.result').textContent);

    expect(sheet).toMatchObject({ payer: '茶摊', amountFen: 880, perception: '劳务报酬' });
    expect(get(stall, '.result').textContent).toBe('received success');
    expect(stall.transferSheet).toBeNull();
    expect(server.phoneCalls.find(({ path }) => path === '/__phone__/merchant-transfer')?.body).toEqual({
      person: 'lin',
      appid: TEA_STALL_APPID,
      mchId: '1900000109',
      appId: TEA_STALL_APPID,
      package: 'good',
    });
  });

  it('tells the program that the person left', async () => {
    const stall = await receive('good');

    await stall.until(() => stall.transferSheet);
    await stall.answerTransfer('close');
    await stall.until(() => get(stall, '.result').textContent);

    expect(get(stall, '.result').textContent).toBe('requestMerchantTransfer:fail cancel');
  });

  it('passes on why WeChat refused, without a sheet', async () => {
    const stall = await receive('stale');

    await stall.until(() => get(stall, '.result').textContent);

    expect(get(stall, '.result').textContent).toBe('requestMerchantTransfer:fail package参数有误，请检查');
    expect(stall.transferSheet).toBeNull();
  });
});

describe('sizes', () => {
  it('counts the main package apart from each subpackage, and the bytes of every setData', async () => {
    const stall = await open();
    await stall.until(() => stall.find('.card'));

    const { main, subpackages, total } = stall.bytes;
    expect(Object.keys(subpackages)).toEqual(['packages/shop']);
    expect(main + (subpackages['packages/shop'] ?? 0)).toBe(total);
    expect(stall.setDataLog.map(({ path }) => path)).toEqual(['pages/home/index']);
    const data = {
      articles: [
        { id: 1, title: '第一泡', locked: false },
        { id: 2, title: '第二泡', locked: true },
      ],
      error: '',
    };
    expect(stall.setDataLog[0]?.bytes).toBe(Buffer.byteLength(JSON.stringify(data)));
  });
});
