import type { Texts } from '../i18n/language.ts';
import type { StaffMember } from './session.ts';

type Role = StaffMember['role'];

/** One section of the console: its address, and who has something to do there. */
export interface Section {
  readonly name:
    | 'overview'
    | 'articles'
    | 'media'
    | 'tiers'
    | 'members'
    | 'money'
    | 'menus'
    | 'tasks'
    | 'staff'
    | 'settings';
  readonly path: string;
  readonly roles: readonly Role[] | 'everyone';
}

/** In the order of the navigation. What a role may do is decided by the server; this only spares them closed doors. */
export const sections: readonly Section[] = [
  { name: 'overview', path: '/', roles: 'everyone' },
  { name: 'articles', path: '/articles', roles: ['OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'REVIEWER'] },
  { name: 'media', path: '/media', roles: ['OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'OPERATOR'] },
  { name: 'tiers', path: '/tiers', roles: ['OWNER', 'OPERATOR', 'FINANCE'] },
  { name: 'members', path: '/members', roles: ['OWNER', 'OPERATOR'] },
  { name: 'money', path: '/money', roles: ['OWNER', 'FINANCE'] },
  { name: 'menus', path: '/menu', roles: ['OWNER', 'EDITOR_IN_CHIEF', 'WRITER', 'OPERATOR'] },
  { name: 'tasks', path: '/tasks', roles: ['OWNER', 'OPERATOR', 'FINANCE'] },
  { name: 'staff', path: '/staff', roles: 'everyone' },
  { name: 'settings', path: '/settings', roles: ['OWNER'] },
];

export const mayOpen = (section: Section, role: Role): boolean =>
  section.roles === 'everyone' || section.roles.includes(role);

/** Pages that ask for more than the section they are in. */
const innerPages: readonly Pick<Section, 'path' | 'roles'>[] = [
  { path: '/tiers/new', roles: ['OWNER', 'OPERATOR'] },
  { path: '/tiers/offers/new', roles: ['OWNER', 'OPERATOR'] },
  // A gift is an order.
  { path: '/tiers/gifts', roles: ['OWNER', 'FINANCE'] },
  { path: '/menu/variants/new', roles: ['OWNER', 'OPERATOR'] },
  { path: '/staff/audit', roles: ['OWNER'] },
];

/** Whether a role has something to do at an address; at one that nobody knows, everybody learns that. */
export const mayVisit = (pathname: string, role: Role): boolean =>
  [...sections, ...innerPages]
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .every(({ roles }) => roles === 'everyone' || roles.includes(role));

export const shellTexts: Texts<{
  readonly sections: Readonly<Record<Section['name'], string>>;
  readonly skip: string;
  readonly navigation: string;
  readonly openNavigation: string;
  readonly language: string;
  readonly otherLanguage: string;
  readonly appearance: string;
  readonly appearances: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly signOut: string;
  readonly me: string;
  readonly roles: Readonly<Record<Role, string>>;
}> = {
  'zh-CN': {
    sections: {
      overview: '概览',
      articles: '文章',
      media: '素材库',
      tiers: '会员方案',
      members: '会员',
      money: '收支',
      menus: '自定义菜单',
      tasks: '后台任务',
      staff: '人员与权限',
      settings: '设置',
    },
    skip: '跳到正文',
    navigation: '主导航',
    openNavigation: '打开导航',
    language: '语言',
    otherLanguage: 'English',
    appearance: '外观',
    appearances: { system: '跟随系统', light: '浅色', dark: '深色' },
    signOut: '退出登录',
    me: '我的账户',
    roles: {
      OWNER: '所有者',
      EDITOR_IN_CHIEF: '文章主编',
      WRITER: '作者',
      REVIEWER: '审稿',
      OPERATOR: '运营',
      FINANCE: '财务',
    },
  },
  en: {
    sections: {
      overview: 'Overview',
      articles: 'Articles',
      media: 'Media library',
      tiers: 'Tiers and offers',
      members: 'Members',
      money: 'Money',
      menus: 'Custom Menu',
      tasks: 'Background tasks',
      staff: 'Staff and roles',
      settings: 'Settings',
    },
    skip: 'Skip to content',
    navigation: 'Main navigation',
    openNavigation: 'Open navigation',
    language: 'Language',
    otherLanguage: '简体中文',
    appearance: 'Appearance',
    appearances: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
    me: 'My account',
    roles: {
      OWNER: 'Owner',
      EDITOR_IN_CHIEF: 'Editor-in-chief',
      WRITER: 'Writer',
      REVIEWER: 'Reviewer',
      OPERATOR: 'Operator',
      FINANCE: 'Finance',
    },
  },
};
