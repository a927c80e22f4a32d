import type { ApiEndpoint } from '../http/api-endpoint.ts';
import type { Goods } from './goods.ts';
import type { MakeXpayEndpoint } from './xpay-endpoint.ts';

export function goodsEndpoints(endpoint: MakeXpayEndpoint, goods: Goods): ApiEndpoint[] {
  return [
    endpoint('/xpay/start_upload_goods', ({ appid, env, body }) => {
      goods.startUpload(appid, env, body.upload_item);
      return {};
    }),
    endpoint('/xpay/query_upload_goods', ({ appid, env }) => goods.queryTask('upload', appid, env)),
    endpoint('/xpay/start_publish_goods', ({ appid, env, body }) => {
      goods.startPublish(appid, env, body.publish_item);
      return {};
    }),
    endpoint('/xpay/query_publish_goods', ({ appid, env }) => goods.queryTask('publish', appid, env)),
  ];
}
