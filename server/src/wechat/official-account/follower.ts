/** What the Official Account knows of a person. */
export type Follower =
  | { readonly isFollower: false; readonly openid: string; readonly unionid?: string }
  | {
      readonly isFollower: true;
      readonly openid: string;
      readonly unionid?: string;
      readonly subscribedAt?: Date;
      /** Such as `ADD_SCENE_SEARCH`. */
      readonly subscribeScene?: string;
      readonly qrScene?: string;
      readonly language?: string;
    };
