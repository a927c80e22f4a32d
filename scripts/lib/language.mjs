// Chinese, English, or both: what the terminal's locale says. A locale that names neither (C, POSIX, none) gets both.

/** @typedef {{ zh: string, en: string }} Bilingual */

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

/** The languages to print, in order. */
export const languages = /** @type {('zh' | 'en')[]} */ (
  /^zh/i.test(locale) ? ['zh'] : /^en/i.test(locale) ? ['en'] : ['zh', 'en']
);

/**
 * One line in the terminal's language, or "中文 · English".
 * @param {Bilingual} message
 */
export const inline = (message) => languages.map((language) => message[language]).join(' · ');

/**
 * One line per language, for messages too long to share a line.
 * @param {Bilingual} message
 */
export const lines = (message) => languages.map((language) => message[language]);
