// The demo's Custom Menus reach WeChat (the sandbox) the way a creator's do: signed in, by publishCustomMenu.
import { Failure } from './failure.mjs';
import { postJson } from './services.mjs';

const accounts = ['chaguan', 'shanyu'];

const mutation = `mutation PublishDemoMenu {
  publishCustomMenu { __typename ... on UserError { code message } }
}`;

/** @param {string} serverUrl */
export async function publishDemoMenus(serverUrl) {
  for (const account of accounts) {
    const { sessionToken } = await postJson(`${serverUrl}/playground/sign-in`, { as: 'creator', account });
    const answer = await postJson(
      `${serverUrl}/graphql`,
      { query: mutation },
      { authorization: `Bearer ${sessionToken}`, 'teahouse-account': account },
    );
    const payload = answer.data?.publishCustomMenu;
    if (payload && !payload.code) continue;
    throw new Failure(
      { zh: `「${account}」的演示菜单没有发布成功。`, en: `The demo menu of "${account}" could not be published.` },
      { zh: '看服务器和沙盒的日志。', en: 'read the logs of the server and the sandbox.' },
      JSON.stringify(answer),
    );
  }
}
