import { ClientError } from 'graphql-request';

/** The `extensions.code` of the first error of a request that is expected to fail. */
export async function errorOf(request: Promise<unknown>): Promise<unknown> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ClientError) return error.response.errors?.[0]?.extensions.code;
    throw error;
  }
  throw new Error('the request was expected to fail, and did not');
}
