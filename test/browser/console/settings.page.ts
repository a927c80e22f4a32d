import type { Locator, Page } from 'playwright-core';
import type { WeChatSide } from '../../support/wechat-side.ts';

type Part = '公众号' | '小程序' | '虚拟支付' | '微信支付';

/** What the owner enters so that Teahouse and WeChat know each other. */
export class SettingsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  section(part: Part): Locator {
    return this.#page.getByRole('region', { name: part, exact: true });
  }

  /** A step of the guide. */
  step(title: string): Locator {
    return this.#page.getByRole('listitem').filter({ has: this.#page.getByRole('heading', { name: title }) });
  }

  /** Follows the guide to where a step is done. */
  async goToStep(title: string): Promise<void> {
    await this.step(title).getByRole('link').last().click();
  }

  connectOfficialAccount({ secrets }: WeChatSide): Promise<void> {
    return this.#connectApp('公众号', secrets.officialAccount);
  }

  connectMiniProgram({ secrets }: WeChatSide): Promise<void> {
    return this.#connectApp('小程序', secrets.miniProgram);
  }

  connectXpay({ secrets }: WeChatSide): Promise<void> {
    return this.#connect('虚拟支付', { OfferId: secrets.xpay.offerId, AppKey: secrets.xpay.appKey });
  }

  connectWeChatPay({ secrets: { pay } }: WeChatSide): Promise<void> {
    const [key] = pay.wechatPayKeys;
    return this.#connect('微信支付', {
      商户号: pay.mchid,
      '商户 API 证书序列号': pay.serialNo,
      '商户 API 私钥': pay.privateKeyPem,
      'APIv3 密钥': pay.apiV3Key,
      '微信支付公钥 ID': key!.serial,
      微信支付公钥: key!.pem,
    });
  }

  /** Tries something out with WeChat, which says that it works. */
  async check(part: Part, what: string): Promise<void> {
    const line = this.section(part).getByRole('listitem').filter({ hasText: what });
    await line.getByRole('button', { name: `检查: ${what}` }).click();
    await line.getByText('✓ 通过').waitFor();
  }

  #connectApp(part: Part, app: WeChatSide['secrets']['officialAccount' | 'miniProgram']): Promise<void> {
    return this.#connect(part, {
      AppID: app.appid,
      AppSecret: app.appSecret,
      '原始 ID': app.originalId,
      Token: app.push.token,
      EncodingAESKey: app.push.encodingAesKey,
    });
  }

  async #connect(part: Part, fields: Readonly<Record<string, string>>): Promise<void> {
    const section = this.section(part);
    for (const [label, value] of Object.entries(fields)) await section.getByLabel(label, { exact: true }).fill(value);
    await section.getByRole('button', { name: '保存', exact: true }).click();
    await section.getByPlaceholder('已保存，不改就留空').first().waitFor();
  }
}
