/** A refusal of the WeChat Pay API. `numericCode` is the tail of its `Request-ID`. */
export class PayError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Record<string, unknown> | undefined;
  readonly numericCode: string;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { detail?: Record<string, unknown>; numericCode?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = options.detail;
    this.numericCode = options.numericCode ?? '268435456';
  }

  body(): Record<string, unknown> {
    return { code: this.code, message: this.message, ...(this.detail && { detail: this.detail }) };
  }
}

export function parameterError(field: string, issue: string): PayError {
  return new PayError(400, 'PARAM_ERROR', `参数错误：${field} ${issue}`, {
    detail: { field, issue, location: 'body' },
    numericCode: '268435457',
  });
}

/** Adds the place of an object to what `read` says of its fields. */
export function under<Result>(place: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PayError) || typeof error.detail?.field !== 'string') throw error;
    throw parameterError(`${place}/${error.detail.field}`, String(error.detail.issue));
  }
}

export function invalidRequest(message: string, numericCode?: string): PayError {
  return new PayError(400, 'INVALID_REQUEST', message, { numericCode });
}

export function signError(message: string, detail?: Record<string, unknown>): PayError {
  return new PayError(401, 'SIGN_ERROR', message, { detail, numericCode: '268443699' });
}

/** A field WeChat's documentation does not know. */
export function unknownField(field: string): PayError {
  return new PayError(400, 'PARAM_ERROR', `参数错误：输入源“/body/${field}”映射到的字段不存在`, {
    detail: { field, issue: 'unknown field', location: 'body' },
    numericCode: '270924358',
  });
}
