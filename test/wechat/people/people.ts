import { createHmac } from 'node:crypto';
import type { App, Apps } from '../apps/apps.ts';
import type { Collection, Store } from '../store/store.ts';

export interface Person {
  /** short name used by tests, such as `lin` */
  id: string;
  nickname: string;
  avatarUrl: string;
  /** language of the person's WeChat */
  language: 'zh_CN' | 'zh_TW' | 'en';
  /** WeChat refuses the login of a high-risk user (40226) */
  risky: boolean;
  /** six digits */
  paymentPin: string;
  /** false: every automatic deduction fails, by WeChat or by Apple */
  hasBalance: boolean;
  /** as the person's papers say, the nickname unless given; null: WeChat never saw them */
  realName: string | null;
  /** fixed openids by appid; others are derived from appid and id and never change */
  openids: Record<string, string>;
  /** fixed unionids by Open Platform id */
  unionids: Record<string, string>;
}

export type PersonSettings = Pick<Person, 'id'> &
  Partial<Person> & {
    /** appids of Official Accounts the person follows from now on; pushes nothing */
    follows?: string[];
  };

/** One person's hold on one Official Account. */
interface Follow {
  appid: string;
  personId: string;
  isFollowing: boolean;
  /** milliseconds */
  followedAt: number;
  scene: string;
}

function derivedId(scope: string, personId: string): string {
  return `o${createHmac('sha256', scope).update(personId).digest('base64url').slice(0, 27)}`;
}

/** The people who use this WeChat, under the different names by which apps know them. */
export class People {
  private readonly kept: Collection<Person>;
  private readonly follows: Collection<Follow>;
  private readonly apps: Apps;
  private readonly now: () => number;
  private readonly byOpenid = new Map<string, string>();

  constructor(store: Store, apps: Apps, now: () => number) {
    this.kept = store.collection('people');
    this.follows = store.collection('follows');
    this.apps = apps;
    this.now = now;
  }

  find(id: string): Person | undefined {
    return this.kept.get(id);
  }

  /** @throws RangeError when there is nobody of that name */
  get(id: string): Person {
    const person = this.find(id);
    if (!person) throw new RangeError(`no person ${id}`);
    return person;
  }

  all(): Person[] {
    return this.kept.values();
  }

  upsert({ follows, ...settings }: PersonSettings): Person {
    const person: Person = {
      nickname: settings.id,
      avatarUrl: '',
      language: 'zh_CN',
      risky: false,
      paymentPin: '123456',
      hasBalance: true,
      realName: settings.nickname ?? settings.id,
      openids: {},
      unionids: {},
      ...this.find(settings.id),
      ...settings,
    };
    for (const openid of [...Object.values(person.openids), ...Object.values(person.unionids)]) {
      if (!/^o[0-9A-Za-z_-]{27}$/.test(openid)) throw new RangeError(`${openid} is not an openid of 28 characters`);
    }
    this.kept.put(person.id, person);
    this.byOpenid.clear();
    for (const appid of follows ?? []) this.follow(person, this.apps.get(appid));
    return person;
  }

  openid(person: Person, appid: string): string {
    return person.openids[appid] ?? derivedId(appid, person.id);
  }

  /** undefined unless the app is bound to an Open Platform account */
  unionid(person: Person, app: App): string | undefined {
    if (!app.openPlatformId) return undefined;
    return person.unionids[app.openPlatformId] ?? derivedId(app.openPlatformId, person.id);
  }

  byOpenidOf(appid: string, openid: string): Person | undefined {
    const key = `${appid}/${openid}`;
    if (!this.byOpenid.has(key)) {
      for (const person of this.all()) this.byOpenid.set(`${appid}/${this.openid(person, appid)}`, person.id);
    }
    const id = this.byOpenid.get(key);
    return id === undefined ? undefined : this.find(id);
  }

  /** Takes a person's id or one of the openids, as the control API allows both. */
  named(idOrOpenid: string, appid: string): Person {
    return this.find(idOrOpenid) ?? this.byOpenidOf(appid, idOrOpenid) ?? this.get(idOrOpenid);
  }

  /** @returns false when nothing changed */
  follow(person: Person, app: App, scene = 'ADD_SCENE_SEARCH'): boolean {
    if (app.kind === 'mini-program') throw new RangeError('a Mini Program cannot be followed');
    if (this.isFollowing(person, app.appid)) return false;
    this.follows.put(`${app.appid}/${person.id}`, {
      appid: app.appid,
      personId: person.id,
      isFollowing: true,
      followedAt: this.now(),
      scene,
    });
    return true;
  }

  /** @returns false when nothing changed */
  unfollow(person: Person, app: App): boolean {
    const follow = this.followOf(person, app.appid);
    if (!follow?.isFollowing) return false;
    this.follows.put(`${app.appid}/${person.id}`, { ...follow, isFollowing: false });
    return true;
  }

  followOf(person: Person, appid: string): Follow | undefined {
    return this.follows.get(`${appid}/${person.id}`);
  }

  isFollowing(person: Person, appid: string): boolean {
    return this.followOf(person, appid)?.isFollowing ?? false;
  }

  followersOf(appid: string): Person[] {
    return this.follows
      .values()
      .filter((follow) => follow.appid === appid && follow.isFollowing)
      .map((follow) => this.get(follow.personId));
  }
}
