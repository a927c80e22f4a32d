// npm run doctor: looks at everything `npm start` and `npm test` rely on, changes nothing, and says what to do.
//   npm run doctor -- --json     the same for programs
// Exit code 1 when something fails; warnings alone leave it at 0.
import { checks } from './lib/doctor-checks.mjs';
import { inline, languages } from './lib/language.mjs';

const marks = { ok: '✓', warn: '!', fail: '✗' };
const asJson = process.argv.includes('--json');

/** @type {import('./lib/doctor-checks.mjs').Finding[]} */
const findings = [];
for (const check of checks) {
  const found = await check().catch((/** @type {Error} */ error) => ({
    status: /** @type {const} */ ('fail'),
    what: { zh: '检查本身出错', en: 'the check itself failed' },
    detail: error.message,
    todo: { zh: '把这行报告给我们。', en: 'please report this line.' },
  }));
  for (const finding of [found].flat()) {
    findings.push(finding);
    if (!asJson) print(finding);
  }
}

const count = (/** @type {string} */ status) => findings.filter((finding) => finding.status === status).length;
if (asJson) {
  console.log(JSON.stringify({ isHealthy: count('fail') === 0, findings }, null, 2));
} else {
  const [failed, warned] = [count('fail'), count('warn')];
  console.log(
    `\n${inline({
      zh: failed + warned === 0 ? '一切就绪。' : `${failed} 处要修，${warned} 处要留意。`,
      en: failed + warned === 0 ? 'All is well.' : `${failed} to fix, ${warned} to note.`,
    })}`,
  );
}
process.exit(count('fail') === 0 ? 0 : 1);

/** @param {import('./lib/doctor-checks.mjs').Finding} finding */
function print({ status, what, detail, todo }) {
  console.log(`${marks[status]} ${inline(what)}${detail ? `  ${detail}` : ''}`);
  if (status === 'ok' || !todo) return;
  for (const language of languages)
    console.log(`    ${language === 'zh' ? '怎么办：' : 'what to do: '}${todo[language]}`);
}
