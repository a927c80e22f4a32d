import { createHash, randomBytes } from 'node:crypto';

/** 18 random bytes, 24 characters of A–Z, a–z, 0–9, - and _: nobody guesses one, and it stands in an address as it is. */
export const newGiftCode = (): string => randomBytes(18).toString('base64url');

/** How a code is found: whoever reads the table cannot redeem from it. */
export const hashOfGiftCode = (code: string): Buffer => createHash('sha256').update(code.trim()).digest();

/** The page of our clients that shows a gift and redeems it. */
export const giftPathOf = (code: string): string => `/packages/gift/index?code=${code}`;
