import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import {
  fen,
  isObject,
  type Json,
  notifyUrl,
  optionalText,
  refuseUnknown,
  type Shape,
  text,
} from './request-fields.ts';
import { TRANSFER_SCENES } from './transfer-scenes.ts';

export interface TransferRequest {
  appid: string;
  outBillNo: string;
  sceneId: string;
  openid: string;
  /** as it came: encrypted for the key that `Wechatpay-Serial` names */
  sealedUserName: string | null;
  amountFen: number;
  remark: string;
  notifyUrl: string | null;
  /** what the user reads the money is for */
  perception: string;
}

const TRANSFER: Shape = {
  appid: true,
  out_bill_no: true,
  transfer_scene_id: true,
  openid: true,
  user_name: true,
  transfer_amount: true,
  transfer_remark: true,
  notify_url: true,
  user_recv_perception: true,
  transfer_scene_report_infos: [{ info_type: true, info_content: true }],
  user_recv_style: { type: true },
};

/** From here on WeChat wants to know who gets the money. */
const NAME_NEEDED_FEN = 200_000;
/** Below this it must not be told. */
const NAME_ALLOWED_FEN = 30;

/** Exactly the reports the scene asks for. */
function checkReports(body: Json, reports: readonly string[]): void {
  const infos = body.transfer_scene_report_infos;
  if (!Array.isArray(infos) || infos.length === 0) {
    throw new PayError(400, 'PARAM_ERROR', '需传入转账场景报备信息，请检查', {
      detail: { field: 'transfer_scene_report_infos' },
    });
  }
  const types = infos.map((info: unknown) => {
    if (!isObject(info)) throw parameterError('transfer_scene_report_infos', '必须是对象的数组');
    text(info, 'info_content', 32);
    return text(info, 'info_type', 15);
  });
  if (types.length !== reports.length || !reports.every((report) => types.includes(report))) {
    throw new PayError(400, 'PARAM_ERROR', '未传入完整且对应的转账场景报备信息，请根据接口文档检查', {
      detail: { field: 'transfer_scene_report_infos' },
    });
  }
}

function checkStyle(body: Json): void {
  const style = body.user_recv_style;
  if (style === undefined) return;
  if (!isObject(style)) throw parameterError('user_recv_style', '必须是对象');
  if (style.type !== 'CONFIRM_PAGE' && style.type !== 'RED_PACKET') {
    throw parameterError('user_recv_style/type', '只能是CONFIRM_PAGE、RED_PACKET');
  }
}

/** http only reaches this machine: WeChat wants https, and a sandbox has no certificate. */
function transferNotifyUrl(body: Json): string | null {
  if (body.notify_url === undefined) return null;
  const url = notifyUrl(body);
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw parameterError('notify_url', '必须以https://开头');
  }
  return url;
}

function sealedUserName(body: Json, amountFen: number): string | null {
  const name = optionalText(body, 'user_name', 1024) || null;
  if (name === null && amountFen >= NAME_NEEDED_FEN) {
    throw parameterError('user_name', '转账金额大于等于2000元时，必须传入收款用户姓名');
  }
  if (name !== null && amountFen < NAME_ALLOWED_FEN) {
    throw parameterError('user_name', '转账金额小于0.3元时，不允许传入收款用户姓名');
  }
  return name;
}

/**
 * Reads the body of `POST /v3/fund-app/mch-transfer/transfer-bills`.
 * @param openedScenes those the merchant was granted
 * @throws PayError PARAM_ERROR or INVALID_REQUEST. Source: WeChat Pay API v3, "Merchant transfer: initiate a transfer"
 */
export function readTransferRequest(
  body: Json,
  { refuseUnknownFields, openedScenes }: { refuseUnknownFields: boolean; openedScenes: readonly string[] },
): TransferRequest {
  if (refuseUnknownFields) refuseUnknown(body, TRANSFER);
  const outBillNo = text(body, 'out_bill_no', 32);
  if (!/^[0-9A-Za-z]+$/.test(outBillNo)) throw parameterError('out_bill_no', '只能由数字、大小写字母组成');
  const sceneId = text(body, 'transfer_scene_id', 36);
  const amountFen = fen(body, 'transfer_amount');
  const request = {
    appid: text(body, 'appid', 32),
    outBillNo,
    sceneId,
    openid: text(body, 'openid', 64),
    sealedUserName: sealedUserName(body, amountFen),
    amountFen,
    remark: text(body, 'transfer_remark', 32),
    notifyUrl: transferNotifyUrl(body),
  };
  checkStyle(body);
  const scene = TRANSFER_SCENES[sceneId];
  if (!scene || !openedScenes.includes(sceneId)) throw invalidRequest('你尚未获取该转账场景');
  checkReports(body, scene.reports);
  const perception = optionalText(body, 'user_recv_perception', 64) || (scene.perceptions[0] ?? '');
  if (!scene.perceptions.includes(perception)) throw invalidRequest('暂不支持展示当前传入的用户收款感知');
  return { ...request, perception };
}
