/** How the account came to know a person, where it was WeChat's door; an imported list may say anything else. */
export const MemberSource = {
  miniProgram: 'MINI_PROGRAM',
  customMenu: 'CUSTOM_MENU',
  officialAccount: 'OFFICIAL_ACCOUNT',
  follow: 'FOLLOW',
  imported: 'IMPORT',
} as const;

export const maxSourceLength = 40;
