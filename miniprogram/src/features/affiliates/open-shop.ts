import Taro from '@tarojs/taro';
import { OpenAffiliateLinkDocument } from '@teahouse/schema/operations.ts';
import { request } from '../../api/request';
import { currentText } from '../../i18n/language';
import { isMiniProgram } from '../../wechat/environment';
import { copyText } from '../../wechat/share';
import { failureMessage } from '../payments/use-checkout';

const say = (title: string) => void Taro.showToast({ title, icon: 'none' });

/** Follows a product card to its shop. The server signs the click, so that the shop can say whose sale it was. */
export async function openShop(linkId: string, articleId: string): Promise<void> {
  const { article } = currentText();
  try {
    const { openAffiliateLink: answer } = await request(OpenAffiliateLinkDocument, { input: { linkId, articleId } });
    const { appid, path, url } = answer;
    if (isMiniProgram && appid) {
      await Taro.navigateToMiniProgram({ appId: appid, path: path ?? '' }).catch(() => {
        // the reader said no to WeChat's question, or WeChat did: nothing to say
      });
    } else if (url && isMiniProgram) copyText(url, () => say(article.shopLinkCopied));
    else if (url) window.location.assign(url);
    else say(article.shopInMiniProgram);
  } catch (cause) {
    say(failureMessage(cause));
  }
}

/** Remembers that a member came by a promoter's link. Nothing depends on it for the reader, so it fails silently. */
export async function notePromoter(linkId: string): Promise<void> {
  try {
    await request(OpenAffiliateLinkDocument, { input: { linkId } });
  } catch {
    // the link may be gone, or nobody is signed in
  }
}
