import { createPublicKey, sign } from 'node:crypto';

/** Just enough DER to issue an X.509 certificate: Node can read certificates, but not make one. */
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  objectId: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  time: 0x18,
};

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(content.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

function objectId(...arcs: number[]): Buffer {
  const [first = 0, second = 0, ...rest] = arcs;
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(TAG.objectId, Buffer.from(bytes));
}

function name(commonName: string): Buffer {
  const attribute = der(TAG.sequence, objectId(2, 5, 4, 3), der(TAG.utf8, Buffer.from(commonName, 'utf8')));
  return der(TAG.sequence, der(TAG.set, attribute));
}

function time(instantMs: number): Buffer {
  const text = `${new Date(instantMs).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
  return der(TAG.time, Buffer.from(text, 'ascii'));
}

export interface CertificateRequest {
  /** hex; starts with a digit below 8, so that it is positive */
  serialNo: string;
  publicKeyPem: string;
  privateKeyPem: string;
  effectiveAt: number;
  expiresAt: number;
}

/** Self-signed certificate in PEM, sha256WithRSAEncryption. */
export function issueCertificate({ serialNo, publicKeyPem, privateKeyPem, ...validity }: CertificateRequest): string {
  const algorithm = der(TAG.sequence, objectId(1, 2, 840, 113549, 1, 1, 11), der(TAG.null));
  const issuer = name('Teahouse WeChat Pay sandbox');
  const body = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from(serialNo, 'hex')),
    algorithm,
    issuer,
    der(TAG.sequence, time(validity.effectiveAt), time(validity.expiresAt)),
    issuer,
    createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('RSA-SHA256', body, privateKeyPem);
  const certificate = der(TAG.sequence, body, algorithm, der(TAG.bitString, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
