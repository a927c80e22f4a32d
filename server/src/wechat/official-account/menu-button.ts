import { z } from 'zod';

type KeyedType =
  | 'click'
  | 'scanCodePush'
  | 'scanCodeWait'
  | 'takePhoto'
  | 'takeOrPickPhoto'
  | 'pickWeChatPhoto'
  | 'pickLocation';

/** What an entry of a Custom Menu does when it is tapped. */
export type MenuAction =
  | {
      /** `click` pushes the key to us; the others first ask for a scan, a photo or a place. */
      readonly type: KeyedType;
      readonly key: string;
    }
  | { readonly type: 'view'; readonly url: string }
  | {
      readonly type: 'miniProgram';
      readonly appid: string;
      /** Path and query, without a leading slash. */
      readonly pagepath: string;
      /** Where clients go that cannot open Mini Programs. WeChat refuses the entry without it. */
      readonly url: string;
    }
  /** Sends, or opens, an article published in the Official Account itself. */
  | { readonly type: 'sendArticle' | 'openArticle'; readonly articleId: string }
  | { readonly type: 'sendMedia'; readonly mediaId: string };

export type SecondaryMenuButton = { readonly name: string } & MenuAction;

/** A primary entry of a Custom Menu: acts itself, or opens up to five secondary entries. */
export type MenuButton =
  | SecondaryMenuButton
  | { readonly name: string; readonly buttons: readonly SecondaryMenuButton[] };

const keyedWireTypes: Readonly<Record<KeyedType, string>> = {
  click: 'click',
  scanCodePush: 'scancode_push',
  scanCodeWait: 'scancode_waitmsg',
  takePhoto: 'pic_sysphoto',
  takeOrPickPhoto: 'pic_photo_or_album',
  pickWeChatPhoto: 'pic_weixin',
  pickLocation: 'location_select',
};
const keyedTypes = new Map(Object.entries(keyedWireTypes).map(([ours, wire]) => [wire, ours as KeyedType]));

const wireButtonSchema = z.object({
  type: z.string().optional(),
  name: z.string(),
  key: z.string().optional(),
  url: z.string().optional(),
  appid: z.string().optional(),
  pagepath: z.string().optional(),
  media_id: z.string().optional(),
  article_id: z.string().optional(),
});
export const wireMenuSchema = z.array(wireButtonSchema.extend({ sub_button: z.array(wireButtonSchema).optional() }));
type WireButton = z.infer<typeof wireButtonSchema>;
type WireMenu = z.infer<typeof wireMenuSchema>;

export function menuToWire(buttons: readonly MenuButton[]): WireMenu {
  return buttons.map((button) =>
    'buttons' in button ? { name: button.name, sub_button: button.buttons.map(actionToWire) } : actionToWire(button),
  );
}

export function menuFromWire(menu: WireMenu): MenuButton[] {
  return menu.flatMap((button): MenuButton[] => {
    if (!button.sub_button || button.sub_button.length === 0) return actionFromWire(button);
    return [{ name: button.name, buttons: button.sub_button.flatMap(actionFromWire) }];
  });
}

function actionToWire(button: SecondaryMenuButton): WireButton {
  const { name } = button;
  switch (button.type) {
    case 'view':
      return { type: 'view', name, url: button.url };
    case 'miniProgram':
      return { type: 'miniprogram', name, appid: button.appid, pagepath: button.pagepath, url: button.url };
    case 'sendArticle':
      return { type: 'article_id', name, article_id: button.articleId };
    case 'openArticle':
      return { type: 'article_view_limited', name, article_id: button.articleId };
    case 'sendMedia':
      return { type: 'media_id', name, media_id: button.mediaId };
    default:
      return { type: keyedWireTypes[button.type], name, key: button.key };
  }
}

function actionFromWire(button: WireButton): SecondaryMenuButton[] {
  const { type, name, key, url, appid, pagepath, media_id: mediaId, article_id: articleId } = button;
  const keyedType = keyedTypes.get(type ?? '');
  if (keyedType && key !== undefined) return [{ name, type: keyedType, key }];
  if (type === 'view' && url !== undefined) return [{ name, type, url }];
  if (type === 'miniprogram' && appid !== undefined && pagepath !== undefined && url !== undefined) {
    return [{ name, type: 'miniProgram', appid, pagepath, url }];
  }
  if (type === 'article_id' && articleId !== undefined) return [{ name, type: 'sendArticle', articleId }];
  if (type === 'article_view_limited' && articleId !== undefined) return [{ name, type: 'openArticle', articleId }];
  if (type === 'media_id' && mediaId !== undefined) return [{ name, type: 'sendMedia', mediaId }];
  return [];
}
