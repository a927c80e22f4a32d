// Secrets that are made once and kept in the data folder, readable by their owner alone.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The key that encrypts WeChat credentials in the database. Losing it loses them, so it stays beside the database.
 * @param {string} dataFolder
 * @returns {string} 32 bytes as base64
 */
export function masterKeyIn(dataFolder) {
  const file = path.join(dataFolder, 'master-key');
  if (!existsSync(file)) writeOnce(file, `${randomBytes(32).toString('base64')}\n`);
  return readFileSync(file, 'utf8').trim();
}

/**
 * The demo merchant's WeChat Pay keys and WeChat Pay's own: the sandbox plays the one side, the demo account the other.
 * @param {string} dataFolder
 * @returns {string} the file's path, for DEMO_MERCHANT_FILE
 */
export function demoMerchantIn(dataFolder) {
  const file = path.join(dataFolder, 'demo-merchant.json');
  if (existsSync(file)) return file;
  const merchant = keyPair();
  const wechatPay = keyPair();
  writeOnce(
    file,
    JSON.stringify(
      {
        mchid: '1900007001',
        serialNo: randomBytes(20).toString('hex').toUpperCase(),
        privateKeyPem: merchant.privateKey,
        publicKeyPem: merchant.publicKey,
        apiV3Key: randomBytes(16).toString('hex'), // 32 characters, as WeChat Pay wants
        wechatPayPublicKeyId: `PUB_KEY_ID_0119000070012026112200${randomBytes(8).toString('hex').toUpperCase()}`,
        wechatPayPublicKeyPem: wechatPay.publicKey,
        wechatPayPrivateKeyPem: wechatPay.privateKey,
      },
      null,
      2,
    ),
  );
  return file;
}

function keyPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** A crash in between must not leave half a key. @param {string} file @param {string} content */
function writeOnce(file, content) {
  writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
