/** What the page inside the in-app browser tells the phone around it. */
export type WebviewMessage =
  | { source: 'wechat-webview'; type: 'page'; title: string; url: string; canGoBack: boolean; background: string }
  | {
      source: 'wechat-webview';
      type: 'invoke';
      id: number;
      api: string;
      parameters: Record<string, unknown>;
      pageUrl: string;
    }
  | { source: 'wechat-webview'; type: 'close' };

/** What the phone answers. */
export type PhoneMessage =
  | { source: 'wechat-phone'; type: 'result'; id: number; result: Record<string, unknown> }
  | { source: 'wechat-phone'; type: 'back' }
  | { source: 'wechat-phone'; type: 'reload' };
