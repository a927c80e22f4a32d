import { apiTrouble } from './api-trouble.ts';
import { buy } from './buy.ts';
import { cancel } from './cancel.ts';
import { cashierTrouble } from './cashier-trouble.ts';
import type { Command } from './command.ts';
import { confirm } from './confirm.ts';
import { consoleRefund } from './console-refund.ts';
import { foreignPush } from './foreign-push.ts';
import { forgetSession } from './forget-session.ts';
import { giftCode } from './gift-code.ts';
import { kill } from './kill.ts';
import { openSheet } from './open-sheet.ts';
import { order } from './order.ts';
import { pay } from './pay.ts';
import { payOut } from './pay-out.ts';
import { promote } from './promote.ts';
import { pushFault } from './push-fault.ts';
import { redeem } from './redeem.ts';
import { refund } from './refund.ts';
import { refundTrouble } from './refund-trouble.ts';
import { repeat } from './repeat.ts';
import { restartDatabase } from './restart-database.ts';
import { signRenewal } from './sign-renewal.ts';
import { stopRenewal } from './stop-renewal.ts';
import { takeBack } from './take-back.ts';
import { transferTrouble } from './transfer-trouble.ts';
import { travel } from './travel.ts';
import { trial } from './trial.ts';
import { upgrade } from './upgrade.ts';
import { visit } from './visit.ts';

export const commands: readonly Command[] = [
  buy,
  upgrade,
  order,
  openSheet,
  pay,
  cancel,
  confirm,
  pushFault,
  refund,
  takeBack,
  consoleRefund,
  giftCode,
  redeem,
  trial,
  signRenewal,
  stopRenewal,
  promote,
  visit,
  payOut,
  repeat,
  foreignPush,
  forgetSession,
  apiTrouble,
  cashierTrouble,
  refundTrouble,
  transferTrouble,
  travel,
  kill,
  restartDatabase,
];

const byName = new Map(commands.map((command) => [command.name, command]));

export function commandNamed(name: string): Command {
  const command = byName.get(name);
  if (!command) throw new RangeError(`no command ${name}; there are ${[...byName.keys()].join(', ')}`);
  return command;
}
