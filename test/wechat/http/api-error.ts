/** A refusal of api.weixin.qq.com: HTTP 200 with an errcode. */
export class ApiError extends Error {
  readonly errcode: number;

  constructor(errcode: number, message: string) {
    super(message);
    this.errcode = errcode;
  }
}
