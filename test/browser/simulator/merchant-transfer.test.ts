import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenTransfers } from '../../wechat/support/given-transfers.ts';
import { MERCHANT, SERVICE_ACCOUNT } from '../../wechat/support/given-wechat.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SimulatorOptions, SimulatorPage } from './simulator.page.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../output/simulator');

/** A page of the merchant that hands its package to WeChat, and shows what it hears. */
function pageOf(packageInfo: unknown): string {
  const call = JSON.stringify({ mchId: MERCHANT.mchid, appId: SERVICE_ACCOUNT.appid, package: packageInfo });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>提现</title></head><body>
<button onclick='WeixinJSBridge.invoke("requestMerchantTransfer", ${call}, (result) => { said.textContent = result.err_msg; })'>收款</button>
<p id="said"></p></body></html>`;
}

describe('a merchant’s money in the phone', () => {
  let browser: Browser;
  let given: Awaited<ReturnType<typeof givenTransfers>>;
  let site: Server;
  let packageInfo: unknown;
  let simulator: SimulatorPage;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    given = await givenTransfers();
    const openid = given.openid('lin', SERVICE_ACCOUNT.appid);
    packageInfo = (await given.transfer({ appid: SERVICE_ACCOUNT.appid, openid })).json.package_info;
    site = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(packageInfo)),
    );
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/withdraw`;
    const access_token = await given.wechat.token(SERVICE_ACCOUNT);
    const menu = { button: [{ type: 'view', name: '提现', url }] };
    await given.wechat.api('/cgi-bin/menu/create', { access_token }, menu);
  });
  afterEach(async () => {
    await simulator.close();
    await given.wechat.stop();
    site.close();
    site.closeAllConnections();
  });

  async function openWithdrawal(options: Partial<SimulatorOptions> = {}): Promise<void> {
    simulator = await SimulatorPage.open(browser, given.wechat.url, {
      person: 'lin',
      open: SERVICE_ACCOUNT.appid,
      ...options,
    });
    await simulator.tapMenu('提现');
    await simulator.webview.getByRole('button', { name: '收款' }).click();
  }
  const said = () => simulator.webview.locator('#said');
  const picture = (name: string) => simulator.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

  it('is taken with one tap', async () => {
    await openWithdrawal();
    await simulator.paySheet.getByText(MERCHANT.name).waitFor();
    await picture('transfer-sheet');

    await simulator.paySheet.getByRole('button', { name: '确认收款' }).click();
    await simulator.page.getByText('已确认收款').waitFor();
    await picture('transfer-taken');
    await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
    await said().getByText('requestMerchantTransfer:ok').waitFor();
    await given.advance(1_000);

    expect((await given.query()).json.state).toBe('SUCCESS');
    expect(simulator.failures).toEqual([]);
  });

  it('waits on when the person leaves', async () => {
    await openWithdrawal({ language: 'en', theme: 'dark' });
    await simulator.paySheet.getByText(MERCHANT.name).waitFor();
    await picture('transfer-sheet-dark');

    await simulator.paySheet.getByRole('button', { name: 'Close' }).click();

    await said().getByText('requestMerchantTransfer:cancel').waitFor();
    expect((await given.query()).json.state).toBe('WAIT_USER_CONFIRM');
  });

  it('is not shown when it is not there any more', async () => {
    await given.cancel();

    await openWithdrawal();

    await said().getByText('requestMerchantTransfer:fail').waitFor();
    await simulator.page.getByText(/微信没有打开这笔收款/).waitFor();
    expect(await simulator.paySheet.count()).toBe(0);
  });
});
