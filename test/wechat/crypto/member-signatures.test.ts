import { describe, expect, it } from 'vitest';
import { jsSdkSignature } from './js-sdk-signature.ts';
import { decryptUserData, encryptUserData, rawDataSignature } from './user-data.ts';
import { hmacSha256Hex, paySigOf, sameSignature, userSignatureOf } from './virtual-payment-signature.ts';

// Published samples of the Mini Program and JS-SDK documentation.

describe('signatures with a session_key', () => {
  it('uses the key as text', () => {
    expect(hmacSha256Hex('o0q0otL8aEzpcZL/FT9WsQ==', '{"foo":"bar"}')).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b',
    );
  });

  it('signs rawData', () => {
    const rawData =
      '{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}';

    expect(rawDataSignature(rawData, 'HyVFkGl5F5OQWJZZaNzBBg==')).toBe('75e81ceda165f4ffa64f4068af58c64b8f54b88c');
  });

  it('opens encryptedData', () => {
    const plain = JSON.parse(
      decryptUserData(
        'tiihtNczf5v6AKRyjwEUhQ==',
        'r7BXXKkLb8qrSNn05n0qiA==',
        'CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==',
      ),
    ) as Record<string, unknown>;

    expect(plain).toMatchObject({
      openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
      unionId: 'ocMvos6NjeKLIBqg5Mr9QjxrP1FA',
      watermark: { timestamp: 1477314187, appid: 'wx4f4bc4dec97d474b' },
    });
  });

  it('opens what it encrypted, and only with the same key', () => {
    const { encryptedData, iv } = encryptUserData('tiihtNczf5v6AKRyjwEUhQ==', '{"openId":"茶"}');

    expect(decryptUserData('tiihtNczf5v6AKRyjwEUhQ==', iv, encryptedData)).toBe('{"openId":"茶"}');
    expect(() => JSON.parse(decryptUserData('HyVFkGl5F5OQWJZZaNzBBg==', iv, encryptedData))).toThrow();
  });
});

describe('signatures of virtual payment', () => {
  const body = '{"openid": "xxx", "user_ip": "127.0.0.1", "env": 0}';

  it('proves the AppKey over path and exact body', () => {
    expect(paySigOf('12345', '/xpay/query_user_balance', body)).toBe(
      'c37809f27c6d7fd1837ad2500a04512b66b34fd793a39a385fade56dca89a4b5',
    );
  });

  it('proves the session_key over the exact body', () => {
    expect(userSignatureOf('9hAb/NEYUlkaMBEsmFgzig==', body)).toBe(
      '089d9e8dc5d308977360c4b79ec600a93d736802802a807d634192328032f6c7',
    );
  });

  it('takes nothing but the same text for the same signature', () => {
    expect(sameSignature('abc', 'abc')).toBe(true);
    expect(sameSignature('ABC', 'abc')).toBe(false);
    expect(sameSignature('ab', 'abc')).toBe(false);
    expect(sameSignature(undefined, 'abc')).toBe(false);
  });
});

describe('the JS-SDK signature', () => {
  it('fits both published samples', () => {
    expect(
      jsSdkSignature({
        ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
        nonce: 'Wm3WZYTPz0wzccnW',
        timestamp: '1414587457',
        url: 'http://mp.weixin.qq.com?params=value',
      }),
    ).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
    expect(
      jsSdkSignature({
        ticket: 'bxLdikRXVbTPdHSM05e5u4RbEYQn7pNQMPrfzl8lJNb1foLDa3HIwI3BRMkQmSO_5F64VFa75uURcq6Uz7QHgA',
        nonce: '82693e11-b9bc-448e-892f-f5289f46cd0f',
        timestamp: '1419835025',
        url: 'http://omstest.vmall.com:23568/thirdparty/wechat/vcode/gotoshare?quantity=1&batchName=MATE7#top',
      }),
    ).toBe('c6f04b64d6351d197b71bd23fb7dd2d44c0db486');
  });
});
