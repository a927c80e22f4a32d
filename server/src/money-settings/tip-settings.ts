import { Rejection } from '../shared/errors/rejection.ts';
import { fen } from '../shared/money/fen.ts';
import type { MoneySettings } from './money-settings.entity.ts';
import { MoneySettingOutOfRange } from './money-settings.refusals.ts';

/** 5,000 yuan: what WeChat lets an order of Virtual Payment cost, and more than anybody means by a tip. */
export const maxTipFen = fen(500_000);
export const maxTipPresets = 8;
export const maxThankYouLength = 200;

/** Holds what belongs together against itself, after a change. @throws Rejection MoneySettingOutOfRange */
export function checkTipSettings({ tipMinFen, tipMaxFen, tipPresetsFen, tipThankYou }: MoneySettings): void {
  if (tipMaxFen < tipMinFen) throw new Rejection(new MoneySettingOutOfRange('tipMaxFen', tipMinFen, maxTipFen));
  const thankYouLength = [...tipThankYou].length;
  if (thankYouLength > maxThankYouLength || tipThankYou.includes('\0')) {
    throw new Rejection(new MoneySettingOutOfRange('tipThankYou', 0, maxThankYouLength));
  }
  const isOfferable = (amountFen: number) => amountFen >= tipMinFen && amountFen <= tipMaxFen;
  if (tipPresetsFen.length > maxTipPresets || !tipPresetsFen.every(isOfferable)) {
    throw new Rejection(new MoneySettingOutOfRange('tipPresetsFen', tipMinFen, tipMaxFen));
  }
}
