import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import type { LaunchRequest, MiniProgramHandle } from '../wechat/mini-program-host/node/launch-mini-program.ts';
import { compilePackage } from '../wechat/mini-program-host/package/compile-package.ts';
import { saying, tapMenu, tapOn, WEAPP_DIR } from './support/reader.ts';
import { FREE_SENTENCE, LOCKED_SENTENCE, openReadingRoom, type ReadingRoom } from './support/reading-room.ts';

const KIB = 1024;

let teahouse: Teahouse;
let room: ReadingRoom;
let person: string;
let opened: MiniProgramHandle[];

beforeAll(async () => {
  teahouse = await startTeahouse();
  room = await openReadingRoom(teahouse);
});
beforeEach(async () => {
  opened = [];
  person = await teahouse.given.person({ follows: [room.account.officialAppid] });
});
afterEach(() => {
  for (const reader of opened) reader.close();
});
afterAll(() => teahouse?.stop());

async function open(options: Partial<LaunchRequest> = {}): Promise<MiniProgramHandle> {
  const reader = await tapMenu(teahouse, room, person, options);
  opened.push(reader);
  return reader;
}

/** Everything the Mini Program was ever told or has drawn. */
function everythingSeen(reader: MiniProgramHandle): string {
  return [reader.text(), ...reader.responses, ...reader.storage.values()].join('\n');
}

async function choosePaying(reader: MiniProgramHandle): Promise<void> {
  await reader.until(() => reader.text().includes(FREE_SENTENCE));
  await tapOn(reader, '看看会员');
  await reader.until(() => reader.page.path === 'packages/membership/index');
  await tapOn(reader, /^开通 ¥18/);
  await reader.until(() => reader.page.path === 'packages/membership/checkout');
  await tapOn(reader, /^支付 ¥18/);
  await reader.until(() => reader.paySheet);
}

describe('the built Mini Program', () => {
  it('goes from a tap on the menu to the locked part, over Virtual Payment', async () => {
    const reader = await open();
    await reader.until(() => reader.text().includes(FREE_SENTENCE));
    expect(reader.page).toMatchObject({ path: 'pages/article/index', query: { id: room.articleId } });
    expect(reader.text()).toContain(room.articleTitle);
    expect(everythingSeen(reader)).not.toContain(LOCKED_SENTENCE);

    await choosePaying(reader);
    expect(reader.paySheet).toMatchObject({ amountFen: 1800 });
    const { ok } = await reader.enterPin('123456');
    await reader.until(() => saying(reader, '欢迎坐下'));
    expect(ok).toBe(true);

    await tapOn(reader, /^(回去接着读|完成)$/);
    await reader.until(() => reader.page.path === 'pages/article/index');
    await reader.until(() => reader.text().includes(LOCKED_SENTENCE));
    expect(reader.errors).toEqual([]);
  });

  it('logs in without a form, with the code WeChat gave, and tells where it was opened', async () => {
    const reader = await open();
    await reader.until(() => reader.text().includes(FREE_SENTENCE));

    const { codes } = await teahouse.sandbox.control('state');
    const [session] = await teahouse.sql(
      `select s.launch_scene, s.launch_path, s.launch_entry_key from sessions s join member_identities i on i.member_id = s.member_id
       where i.appid = $1 order by s.created_at desc limit 1`,
      [room.account.miniAppid],
    );
    expect(reader.calls.filter(({ name }) => name === 'login')).toHaveLength(1);
    expect(codes.filter((code) => code.personId === person)).toMatchObject([
      { kind: 'login', usedAt: expect.any(Number) },
    ]);
    expect(session).toEqual({ launch_scene: 1035, launch_path: 'pages/article/index', launch_entry_key: 'tonight' });
  });

  it('stays locked when the person cancels, and offers the order again', async () => {
    const reader = await open();
    await choosePaying(reader);

    await reader.cancelPayment();
    await reader.until(() => reader.text().includes('没有付款，订单还留着'));

    reader.navigateBack();
    await reader.until(() => reader.page.path === 'packages/membership/index');
    reader.navigateBack();
    await reader.until(() => reader.page.path === 'pages/article/index');
    expect(everythingSeen(reader)).not.toContain(LOCKED_SENTENCE);
  });

  it('leaves the sheet open after a wrong PIN', async () => {
    const reader = await open();
    await choosePaying(reader);

    const outcome = await reader.enterPin('000000');

    expect(outcome).toMatchObject({ ok: false, errCode: 'WRONG_PIN' });
    expect(reader.paySheet).not.toBeNull();
  });

  it('becomes readable although every push is lost, because the client asks again', async () => {
    await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost' });
    const reader = await open();
    await choosePaying(reader);

    await reader.enterPin('123456');
    await reader.until(() => saying(reader, '欢迎坐下'));

    const again = await open({ storage: reader.storage });
    await again.until(() => again.text().includes(LOCKED_SENTENCE));
  });

  it('shows no price on an iPhone while the account has no Virtual Payment there', async () => {
    const reader = await open({ platform: 'ios' });
    await reader.until(() => reader.text().includes(FREE_SENTENCE));

    expect(reader.text()).not.toMatch(/¥|￥/);
    expect(reader.text()).not.toContain('看看会员');
  });

  it('speaks English where the phone does', async () => {
    const reader = await open({ language: 'en', entry: { path: 'pages/me/index' } });

    await reader.until(() => reader.screen.tabBar?.items[0]?.text === 'Home');

    expect(reader.screen.tabBar?.items.map(({ text }) => text)).toEqual(['Home', 'Me']);
    // the choice of languages names each in itself
    expect(reader.text().replace('简体中文', '')).not.toMatch(/[一-鿿]/);
  });

  it('follows the phone into the dark', async () => {
    const reader = await open();
    await reader.until(() => reader.text().includes(FREE_SENTENCE));
    const light = reader.screen.navigationBar;

    reader.setTheme('dark');

    expect(light.textStyle).toBe('black');
    expect(reader.screen.navigationBar.textStyle).toBe('white');
  });

  it('opens its home page where an entry names a page that is gone', async () => {
    const reader = await open({ entry: { path: 'pages/gone/index', scene: 1035 } });

    await reader.until(() => reader.page.path === 'pages/home/index');
    await reader.until(() => reader.text().includes(room.articleTitle));
  });

  it('sends no more than a screenful to the view at once', async () => {
    const reader = await open({ entry: { path: 'pages/home/index' } });
    await reader.until(() => reader.text().includes(room.articleTitle));

    expect(Math.max(...reader.setDataLog.map(({ bytes }) => bytes))).toBeLessThan(100 * KIB);
  });
});

describe('the package', () => {
  it('fits: the main package and every subpackage are under 2 MB', () => {
    const { bytes, warnings } = compilePackage(WEAPP_DIR);

    const line = (name: string, size: number): string =>
      `  ${name.padEnd(24)} ${(size / KIB).toFixed(1).padStart(8)} KiB`;
    const parts = Object.entries(bytes.subpackages).map(([root, size]) => line(root, size));
    console.log([`Mini Program package (goal for main: 400 KiB)`, line('main', bytes.main), ...parts].join('\n'));
    expect(bytes.main).toBeLessThan(2048 * KIB);
    for (const size of Object.values(bytes.subpackages)) expect(size).toBeLessThan(2048 * KIB);
    expect(warnings).toEqual([]);
  });
});
