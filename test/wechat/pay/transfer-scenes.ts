/** What a merchant has to report, and may let the user read, for each reason to transfer money. */
interface TransferScene {
  /** every `info_type`, each once */
  reports: readonly string[];
  /** wordings of `user_recv_perception`; the first is shown when none is sent */
  perceptions: readonly string[];
}

/** Source: WeChat Pay API v3, merchant transfer, "Initiating transfers by transfer scene". */
export const TRANSFER_SCENES: Readonly<Record<string, TransferScene>> = {
  // 现金营销
  '1000': { reports: ['活动名称', '奖励说明'], perceptions: ['活动奖励', '现金奖励'] },
  // 行政补贴
  '1002': { reports: ['补贴类型'], perceptions: ['行政补贴', '行政奖励'] },
  // 保险理赔
  '1004': { reports: ['保险产品备案编号', '保险名称', '保险操作单号'], perceptions: ['保险理赔款'] },
  // 佣金报酬
  '1005': { reports: ['岗位类型', '报酬说明'], perceptions: ['劳务报酬', '报销款', '企业补贴', '开工利是'] },
  // 采购货款
  '1009': { reports: ['采购商品名称'], perceptions: ['货款'] },
  // 二手回收
  '1010': { reports: ['回收商品名称'], perceptions: ['二手回收货款'] },
  // 企业赔付
  '1011': { reports: ['赔付原因'], perceptions: ['退款', '商家赔付'] },
  // 公益补助
  '1013': { reports: ['公益活动名称', '公益活动备案编号'], perceptions: ['公益补助金'] },
};
