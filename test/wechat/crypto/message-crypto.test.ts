import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aesKeyOf, decryptMessage, encryptMessage, messageSignature, pushSignature } from './message-crypto.ts';

const PLATFORM_KEY = 'A'.repeat(43);
const PLATFORM_APPID = 'wxba5fad812f8e6fb9';
const SDK_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const SDK_APPID = 'wxb11529c136998cb6';

// Published samples: WeChat's message push page, and the test suites of EasyWeChat, WxJava and wechatpy.
const PLATFORM_PUSH =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const SDK_PUSH =
  'rTNFcsut4LfGuAFKEUVVpwcaCOTJzOd9twZdIW910jb3k+iicx2uvhttIZ3Qg9Qgty3BEF2xbOrz6boTfb30dMomcgrkTqdFPwnhqbk+kIQ7rZiwny9D7NUrTgA5kpX3KsZvrXzUZyP2x9YOlxbgm572lmxKvM7HAQQhIQ/p6HBmoY30bGXFK0BtIu1pW9TjhOYrLQoU18nWYjWqDA1ynkmOytpv7QRI1P1+0NoxL0q2zO1DgeSvnE8CZGo/o5Ap/WHK5W2RAsinpzN4/LjPnmB6U01I5XCoJoC0GK/yMZycd2Oh8Nq6+wBkC1U85oy0ktOY4nLvsQMLrourmMGdZHuTbqpeJ8Ao/5PRYJ+WBvRUwPfGKBL2+2IKZF49vAJqkcGWSHGE76ZN2erXeuNazf/o9o3lIE3q739o4c8t9QGPe31GT2Go/rOz1BsrASwvauNulCh+++yz+CQzBIuikA==';

describe('signatures of pushes', () => {
  it('signs the URL check like the platform', () => {
    expect(pushSignature('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
  });

  it('signs a plain push like the platform', () => {
    expect(pushSignature('AAAAA', '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
  });

  it('signs like wechatpy', () => {
    expect(pushSignature('test', '1410685589', 'test')).toBe('f21891de399b4e33a1a93c9a7b8a8fffb5a443ff');
  });

  it('signs a secure push and its query like the platform', () => {
    expect(pushSignature('AAAAA', '1714112445', '415670741')).toBe('6c5c811b55cc85e0e1b54100749188c20beb3f5d');
    expect(messageSignature('AAAAA', '1714112445', '415670741', PLATFORM_PUSH)).toBe(
      '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    );
  });
});

describe('the AES envelope', () => {
  it('opens the platform sample, whose padding of 19 bytes ordinary libraries refuse', () => {
    const opened = decryptMessage(PLATFORM_KEY, PLATFORM_PUSH);

    expect(opened.random.toString('utf8')).toBe('a8eedb185eb2fecf');
    expect(opened.padding).toBe(19);
    expect(opened.message).toBe(
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
    );
    expect(opened.appid).toBe(PLATFORM_APPID);
  });

  it('seals the platform reply to the same bytes', () => {
    const sealed = encryptMessage(PLATFORM_KEY, {
      random: Buffer.from('707722b803182950'),
      message: '{"demo_resp":"good luck"}',
      appid: PLATFORM_APPID,
    });

    expect(sealed).toBe('ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==');
    expect(messageSignature('AAAAA', '1713424427', '415670741', sealed)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
  });

  it('seals Chinese text like the SDKs', () => {
    const sealed = encryptMessage(SDK_KEY, {
      random: Buffer.from('aaaabbbbccccdddd'),
      message: '我是中文abcd123',
      appid: SDK_APPID,
    });

    expect(sealed).toBe('jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==');
    expect(messageSignature('pamtest', '1409304348', 'xxxxxx', sealed)).toBe(
      '82c962d39941aa48552f90ef55aa323dc620cc10',
    );
  });

  it('opens the XML sample of the SDKs', () => {
    const opened = decryptMessage(SDK_KEY, SDK_PUSH);

    expect(messageSignature('pamtest', '1458300676', '260774613', SDK_PUSH)).toBe(
      '4f3ad57b6989f09f4eb392acce4f9e93942ed890',
    );
    expect(opened.random.toString('utf8')).toBe('d43123b161a4ba84');
    expect(opened.padding).toBe(21);
    expect(opened.message).toBe(
      '<xml><URL><![CDATA[http://wechat.laravel.so/server]]></URL><ToUserName><![CDATA[asdasdasd]]></ToUserName><FromUserName><![CDATA[asdasdasdsadasd]]></FromUserName><CreateTime>1234567898</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hello]]></Content><MsgId>12345</MsgId></xml>',
    );
    expect(opened.appid).toBe(SDK_APPID);
  });

  it('gives back whatever was sealed, at every length of padding', () => {
    const paddings = new Set<number>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (message) => {
        const opened = decryptMessage(SDK_KEY, encryptMessage(SDK_KEY, { message, appid: SDK_APPID }));
        paddings.add(opened.padding);
        expect(opened.message).toBe(message);
        expect(opened.appid).toBe(SDK_APPID);
      }),
      { numRuns: 400 },
    );
    expect(Math.max(...paddings)).toBeGreaterThan(16);
  });

  it('refuses a key that is not 43 letters and digits', () => {
    expect(() => aesKeyOf('A'.repeat(42))).toThrow('43');
    expect(() => aesKeyOf(`${'A'.repeat(42)}=`)).toThrow('43');
  });
});
