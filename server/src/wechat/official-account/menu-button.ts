/** An entry of a Custom Menu that does something. */
export type MenuAction =
  | { readonly type: 'click'; readonly key: string }
  | { readonly type: 'view'; readonly url: string }
  | {
      readonly type: 'miniProgram';
      readonly appid: string;
      /** Path and query, without a leading slash. */
      readonly pagepath: string;
      /** Where clients go that cannot open Mini Programs. WeChat refuses the entry without it. */
      readonly url: string;
    }
  | { readonly type: 'article'; readonly articleId: string }
  | { readonly type: 'articleView'; readonly articleId: string }
  | { readonly type: 'media'; readonly mediaId: string }
  | {
      readonly type:
        | 'scanCodePush'
        | 'scanCodeWait'
        | 'takePhoto'
        | 'takeOrPickPhoto'
        | 'pickWeChatPhoto'
        | 'pickLocation';
      readonly key: string;
    };

/** A primary entry of a Custom Menu: acts itself, or opens up to five secondary entries. */
export type MenuButton = { readonly name: string } & (
  | MenuAction
  | { readonly type: 'secondary'; readonly buttons: readonly ({ readonly name: string } & MenuAction)[] }
);
