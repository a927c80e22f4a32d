import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let owner: ConsolePage;
let page: Page;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await ConsolePage.signedIn(browser, teahouse, account);
  page = owner.page;
});
afterEach(async () => {
  expect(owner.failures).toEqual([]);
  await owner.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

describe('the guide', () => {
  const step = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

  it('knows from the data what is done, and leads to the next step', async () => {
    await teahouse.given.tier(account);
    await owner.goTo('/settings');
    await page.getByText('完成了 1 / 10 步').waitFor();
    await step('建第一个会员方案').getByText('已完成').waitFor();
    await step('写好公众号资料').getByText('下一步').waitFor();
    await step('自己买一次试试').getByRole('img', { name: '用微信扫码打开会员页' }).waitFor();

    await step('写好公众号资料')
      .getByRole('link', { name: /^填写资料/ })
      .click();
    await page.getByLabel('简介').fill('夜里说的话');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await teahouse.sql(`update accounts set logo_url = '/media/logo.png' where id = $1`, [account.id]);
    await owner.goTo('/settings');

    await page.getByText('完成了 2 / 10 步').waitFor();
    await step('接入公众号').getByText('下一步').waitFor();
    await step('接入公众号').getByRole('link').click();
    await page.waitForFunction(() => document.activeElement?.id === 'official-account');
  });
});

describe('connections', () => {
  beforeEach(() => owner.goTo('/settings/connections'));
  const section = (name: string) => page.getByRole('region', { name, exact: true });

  it('are tried out with WeChat one by one, in words', async () => {
    const official = section('公众号');
    await official.getByRole('button', { name: '检查: 密钥和 IP 白名单' }).click();
    await official.getByText('AppID 和 AppSecret 正确，微信给了 access_token', { exact: false }).waitFor();

    await official.getByLabel('AppSecret').fill('f'.repeat(32));
    await official.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，接着检查一下').waitFor();
    await official.getByRole('button', { name: '检查: 密钥和 IP 白名单' }).click();

    await official.getByText('AppSecret 不对', { exact: false }).first().waitFor();
    await official.getByText('微信不再显示旧的 AppSecret。', { exact: false }).waitFor();
  });

  it('take secrets and never show them again', async () => {
    const received: string[] = [];
    page.on('response', async (response) => {
      if (response.url().endsWith('/graphql')) received.push(await response.text());
    });
    const secret = `secret${'0123456789'.repeat(3)}`.slice(0, 32);
    const mini = section('小程序');
    await mini.getByLabel('AppSecret').fill(secret);
    await mini.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，接着检查一下').waitFor();

    await expect.poll(() => mini.getByLabel('AppSecret').inputValue()).toBe('');
    await owner.goTo('/settings/connections');
    expect(await mini.getByLabel('AppSecret').getAttribute('placeholder')).toBe('已保存，不改就留空');
    expect(received.join('')).not.toContain(secret);
    expect((await teahouse.app.services.credentials.of(account.id)).miniProgram?.appSecret).toBe(secret);
  });

  it('ask before what was entered is lost, until each of them is saved', async () => {
    const settings = page.getByRole('main').getByRole('link', { name: '收款规则' });
    const question = page.getByRole('dialog', { name: '有没保存的修改' });
    await section('公众号').getByRole('button', { name: '随机生成' }).first().click();
    await section('小程序').getByLabel('AppSecret').fill('s'.repeat(32));
    await settings.click();
    await question.getByRole('button', { name: '留在这里' }).click();
    expect(await section('小程序').getByLabel('AppSecret').inputValue()).toBe('s'.repeat(32));

    await section('小程序').getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，接着检查一下').waitFor();
    await settings.click();
    await question.getByRole('button', { name: '留在这里' }).click();
    await section('公众号').getByRole('button', { name: '保存' }).click();
    await expect.poll(() => section('公众号').getByLabel('Token').inputValue()).toBe('');
    await settings.click();

    await page.getByRole('heading', { name: '退款' }).waitFor();
    expect(await question.count()).toBe(0);
  });

  it('say beside the field what does not look like WeChat’s', async () => {
    const pay = section('微信支付');
    await pay.getByLabel('商户 API 私钥').fill('-----BEGIN PRIVATE KEY-----');
    await pay.getByRole('button', { name: '保存' }).click();

    await pay.getByText('私钥是 apiclient_key.pem 的全部内容', { exact: false }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'pay_privateKeyPem');
  });

  it('make a token and a key, and tell what to enter at WeChat', async () => {
    const official = section('公众号');
    await official.getByRole('button', { name: '随机生成' }).last().click();

    expect(await official.getByLabel('EncodingAESKey').inputValue()).toMatch(/^[A-Za-z0-9]{43}$/);
    await official.getByRole('button', { name: '复制：服务器地址（URL）' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${teahouse.url}/wechat/messages/${account.officialAppid}`,
    );
  });
});

describe('money rules', () => {
  beforeEach(() => owner.goTo('/settings/money'));

  it('are saved, and say beside the field what is out of range', async () => {
    await page.getByLabel('给读者选的金额（元）').fill('2，6 66');
    await page.getByLabel('付款后几天内可以自助退款').fill('90');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填 0 到 60 之间的数').waitFor();
    await page.getByLabel('付款后几天内可以自助退款').fill('7');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();

    expect(
      await teahouse.sql(
        'select refund_window_days, tip_presets_fen::text as presets from money_settings where account_id = $1',
        [account.id],
      ),
    ).toEqual([{ refund_window_days: 7, presets: '{200,600,6600}' }]);
  });

  it('are done in the guide once they were looked at, changed or not', async () => {
    await page.getByRole('button', { name: '看过了，就按这样' }).click();
    await page.getByText('已保存').waitFor();
    await owner.goTo('/settings');

    await page.getByText('完成了 1 / 10 步').waitFor();
  });

  it('are not overwritten when a colleague saved meanwhile', async () => {
    await page.getByLabel('到期前几天提醒').fill('9');
    await teahouse.sql('update money_settings set version = version + 1 where account_id = $1', [account.id]);
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('alert').getByText('其他人刚刚修改过这些设置，请刷新后再改').waitFor();
    await page.getByRole('button', { name: '载入最新的' }).click();
    await expect.poll(() => page.getByLabel('到期前几天提醒').inputValue()).toBe('7');
  });
});
