import type { Localized } from '../shared/locale/locale.ts';
import { yuanText } from '../shared/money/yuan.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import { ChargeFailure, type RenewalCharge, RenewalChargeStatus } from './renewal-charge.entity.ts';
import {
  ContractEnder,
  type RenewalContract,
  RenewalContractStatus,
  RenewalVariant,
} from './renewal-contract.entity.ts';

/** Where a contract stands, as one would say it to its member. */
export function contractWords(
  contract: Pick<
    RenewalContract,
    'status' | 'variant' | 'isEnding' | 'endedBy' | 'amountFen' | 'periodDays' | 'renewsAt' | 'signedAt'
  >,
): Localized {
  const price = yuanText(contract.amountFen);
  if (contract.status === RenewalContractStatus.ENDED) return endWords(contract);
  if (contract.isEnding) {
    return { 'zh-CN': '正在通知微信取消，不会再扣费', en: 'WeChat is being told; nothing is charged any more' };
  }
  if (contract.status === RenewalContractStatus.SIGNING) {
    return { 'zh-CN': '等待你在微信中确认开通', en: 'Waiting for you to confirm it in WeChat' };
  }
  if (contract.variant === RenewalVariant.APPLE) {
    const day = contract.renewsAt && shanghaiDate(contract.renewsAt);
    return {
      'zh-CN': `已开通，由苹果每 ${contract.periodDays} 天扣费 ${price['zh-CN']}${day ? `，下次 ${day}` : ''}`,
      en: `On: Apple charges ${price.en} every ${contract.periodDays} days${day ? `, next on ${day}` : ''}`,
    };
  }
  return {
    'zh-CN': `已开通，每 ${contract.periodDays} 天自动续费 ${price['zh-CN']}，可随时取消`,
    en: `On: ${price.en} every ${contract.periodDays} days; turn it off at any time`,
  };
}

function endWords({ endedBy, signedAt }: Pick<RenewalContract, 'endedBy' | 'signedAt'>): Localized {
  if (signedAt === null) return { 'zh-CN': '没有开通', en: 'It was not turned on' };
  switch (endedBy) {
    case ContractEnder.MEMBER:
      return { 'zh-CN': '你已取消自动续费', en: 'You turned it off' };
    case ContractEnder.STAFF:
      return { 'zh-CN': '作者已为你取消自动续费', en: 'The creator turned it off for you' };
    case ContractEnder.WECHAT:
      return { 'zh-CN': '自动续费已在微信或苹果的订阅管理中取消', en: 'It was turned off in WeChat or at Apple' };
    default:
      return { 'zh-CN': '自动续费已停止，不会再扣费', en: 'It has stopped; nothing is charged any more' };
  }
}

/** Where a charge stands. */
export function chargeWords(
  charge: Pick<RenewalCharge, 'status' | 'dueOn' | 'amountFen' | 'lastFailure' | 'tries' | 'announcedAt'>,
): Localized {
  const price = yuanText(charge.amountFen);
  const { dueOn } = charge;
  switch (charge.status) {
    case RenewalChargeStatus.PAID:
      return { 'zh-CN': `已扣费 ${price['zh-CN']}`, en: `${price.en} paid` };
    case RenewalChargeStatus.GIVEN_UP:
      return giveUpWords(charge.lastFailure);
    case RenewalChargeStatus.SUBMITTED:
      return { 'zh-CN': `微信正在扣费 ${price['zh-CN']}`, en: `WeChat is taking ${price.en}` };
    case RenewalChargeStatus.ANNOUNCED:
      if (charge.tries > 0) {
        return {
          'zh-CN': `扣费 ${price['zh-CN']}没有成功，会再试。请检查微信支付的余额或银行卡`,
          en: `${price.en} could not be taken; it is tried again. Please check your balance or card in WeChat Pay`,
        };
      }
      if (charge.announcedAt === null)
        return { 'zh-CN': `即将扣费 ${price['zh-CN']}`, en: `${price.en} is about to be taken` };
      return {
        'zh-CN': `${dueOn} 扣费 ${price['zh-CN']}，微信已提前通知你`,
        en: `${price.en} on ${dueOn}; WeChat has told you ahead`,
      };
    default:
      return { 'zh-CN': `${dueOn} 扣费 ${price['zh-CN']}`, en: `${price.en} on ${dueOn}` };
  }
}

function giveUpWords(why: ChargeFailure | null): Localized {
  switch (why) {
    case ChargeFailure.DEDUCTION_FAILED:
      return {
        'zh-CN': '多次扣费没有成功，自动续费已停止',
        en: 'It could not be taken several times; renewal has stopped',
      };
    case ChargeFailure.RENEWED_OTHERWISE:
      return {
        'zh-CN': '你已另行续费，这一期没有扣费',
        en: 'You renewed otherwise; nothing was taken for this period',
      };
    case ChargeFailure.CONTRACT_ENDED:
      return { 'zh-CN': '自动续费已取消，没有扣费', en: 'Renewal was turned off; nothing was taken' };
    default:
      return { 'zh-CN': '这一期没有扣费，已另排日期', en: 'Nothing was taken on this day; another one was set' };
  }
}
