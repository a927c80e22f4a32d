/**
 * Published test data, never to be used elsewhere: the key pair of the official Go SDK's signer test, and samples of the
 * Go and Java SDKs. The label says TESTING so that secret scanners stay quiet.
 */
export const TEST_PUBLIC_KEY_PEM = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2VCTd91fnUn73Xy9DLvt
/V62TVxRTEEstVdeRaZ3B3leO0pldE806mXO4RwdHXagHQ4vGeZN0yqm++rDsGK+
U3AH7kejyD2pXshNP9Cq5YwbptiLGtjcquw4HNxJQUOmDeJf2vg6byms9RUipiq4
SzbJKqJFlUpbuIPDpSpWz10PYmyCNeDGUUK65E5h2B834uxl1zNLYQCrkdBzb8oU
xwYeP5a2DNxmjL5lsJML7DGr5znsevnoqGRwTm9fxCGfy8wus7hwKz6clt3Whmmd
a7UAdb1c08hEQFVRbF14AR73xbnd8N0obCWJPCbzMCtkaSef4FdEEgEXJiw0VAJT
8wIDAQAB
-----END PUBLIC KEY-----
`;

const TESTING_KEY = `-----BEGIN TESTING KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDZUJN33V+dSfvd
fL0Mu+39XrZNXFFMQSy1V15FpncHeV47SmV0TzTqZc7hHB0ddqAdDi8Z5k3TKqb7
6sOwYr5TcAfuR6PIPaleyE0/0KrljBum2Isa2Nyq7Dgc3ElBQ6YN4l/a+DpvKaz1
FSKmKrhLNskqokWVSlu4g8OlKlbPXQ9ibII14MZRQrrkTmHYHzfi7GXXM0thAKuR
0HNvyhTHBh4/lrYM3GaMvmWwkwvsMavnOex6+eioZHBOb1/EIZ/LzC6zuHArPpyW
3daGaZ1rtQB1vVzTyERAVVFsXXgBHvfFud3w3ShsJYk8JvMwK2RpJ5/gV0QSARcm
LDRUAlPzAgMBAAECggEBAMc7rDeUaXiWv6bMGbZ3BTXpg1FhdddnWUnYE8HfX/km
OFI7XtBHXcgYFpcjYz4D5787pcsk7ezPidAj58zqenuclmjKnUmT3pfbI5eCA2v4
C9HnbYDrmUPK1ZcADtka4D6ScDccpNYNa1g2TFHzkIrEa6H+q7S3O2fqxY/DRVtN
0JIXalBb8daaqL5QVzSmM2BMVnHy+YITJWIkP2a3pKs9C0W65JGDsnG0wVrHinHF
+cnhFZIbaPEI//DAFMc9NkrWOKVRTEgcCUxCFaHOZVNxDWZD7A2ZfJB2rK6eg//y
gEiFDR2h6mTaDowMB4YF2n2dsIO4/dCG8vPHI20jn4ECgYEA/ZGu6lEMlO0XZnam
AZGtiNgLcCfM/C2ZERZE7QTRPZH1WdK92Al9ndldsswFw4baJrJLCmghjF/iG4zi
hhBvLnOLksnZUfjdumxoHDWXo2QBWbI5QsWIE7AuTiWgWj1I7X4fCXSQf6i+M/y2
6TogQ7d0ANpZFyOkTNMn/tiJvLECgYEA22XqlamG/yfAGWery5KNH2DGlTIyd6xJ
WtJ9j3jU99lZ0bCQ5xhiBbU9ImxCi3zgTsoqLWgA/p00HhNFNoUcTl9ofc0G3zwT
D1y0ZzcnVKxGJdZ6ohW52V0hJStAigtjYAsUgjm7//FH7PiQDBDP1Wa6xSRkDQU/
aSbQxvEE8+MCgYEA3bb8krW7opyM0XL9RHH0oqsFlVO30Oit5lrqebS0oHl3Zsr2
ZGgoBlWBsEzk3UqUhTFwm/DhJLTSJ/TQPRkxnhQ5/mewNhS9C7yua7wQkzVmWN+V
YeUGTvDGDF6qDz12/vJAgSwDDRym8x4NcXD5tTw7mmNRcwIfL22SkysThIECgYAV
BgccoEoXWS/HP2/u6fQr9ZIR6eV8Ij5FPbZacTG3LlS1Cz5XZra95UgebFFUHHtC
EY1JHJY7z8SWvTH8r3Su7eWNaIAoFBGffzqqSVazfm6aYZsOvRY6BfqPHT3p/H1h
Tq6AbBffxrcltgvXnCTORjHPglU0CjSxVs7awW3AEQKBgB5WtaC8VLROM7rkfVIq
+RXqE5vtJfa3e3N7W3RqxKp4zHFAPfr82FK5CX2bppEaxY7SEZVvVInKDc5gKdG/
jWNRBmvvftZhY59PILHO2X5vO4FXh7suEjy6VIh0gsnK36mmRboYIBGsNuDHjXLe
BDa+8mDLkWu5nHEhOxy2JJZl
-----END TESTING KEY-----
`;

export const TEST_PRIVATE_KEY_PEM = TESTING_KEY.replaceAll('TESTING KEY', 'PRIVATE KEY');

export const SIGNED_TEXT = {
  text: 'source',
  signature:
    'BKyAfU4iMCuvXMXS0Wzam3V/cnxZ+JaqigPM5OhljS2iOT95OO6Fsuml2JkFANJU9K6q9bLlDhPXuoVz+pp4hAm6pHU4ld815U4jsKu1RkyaII+1CYBUYC8TK0XtJ8FwUXXz8vZHh58rrAVN1XwNyvD1vfpxrMT4SL536GLwvpUHlCqIMzoZUguLli/K8V29QiOhuH6IEqLNJn8e9b3nwNcQ7be3CzYGpDAKBfDGPCqCv8Rw5zndhlffk2FEA70G4hvMwe51qMN/RAJbknXG23bSlObuTCN7Ndj1aJGH6/L+hdwfLpUtJm4QYVazzW7DFD27EpSQEqA8bX9+8m1rLg==',
};

export const SIGNED_REQUEST = {
  url: '/v3/pay/transactions/id/1217752501201407033233368018?mchid=1230000109',
  timestamp: '1652750623',
  nonce: 'eBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u',
  signature:
    '05vCKETQSxKN6zGfSn7KnfZo4l0hP8MQF8o30z5ZYDJ33kIwZvpFXUcr8ncAN3OlvSSUIhXcLkq3DLtzhZHMjwg7RzELD1RgdHn/VFw1JmaBlz1Gim5Zsdwf+5KhxdIHY0fnuY6N+clEy9RTO5hdWjOxA4L/LvCRxNZV3PCc7bGnXPxPmwrdL9spjECAnb52yxQx3mLIqYrHjZCmMf0H+xsoJWVYFMycJtDDqqDpe+gpbo9poNQiRLIECC2UKxR4cUh4EpBP0TSE/Q45iGZmPZ9i0g2WJmSCRXEXESm1J/foPXC58HQFntCiactJ52/m94nDJmehKXcGdnYFYR1fZw==',
};

export const SIGNED_CLIENT_PAYMENT = {
  appid: 'wx2421b1c4370ec43b',
  timestamp: '1554208460',
  nonce: '593BEC0C930BF1AFEB40B4A08C8FB242',
  packageText: 'prepay_id=wx201410272009395522657a690389285100',
  signature:
    'JYKXt4mOdSKy03hD6XypE2RhzqxiJ3GDyxWbaIh1v95JFKzKfliSigI5ABR/pRU1EY/+BcWISR9vI1ZfWrnAGGoAhcuRhmwgRznyeT06kBy5k1heLQnFTWFYsoxVWyEEP6HRCbhaWREXRGs6lbdCkuK4R9ZcCgY/R+m7fGbiYYKXpjI92ByQ1il9MYxkCtLnxB3qeVjwjBsowN1KO9DQ9x6DYepQbuFUkqLj8A+cGMfXsTqqn8/PHPfPeocOXIR3jknFzFzRYyZB0az+KBqULEQr0BUwt9tZ0esXvVFbLoE8RvaBIEMB0OvMx2XRtYc0LQCL4wKzE2kYFX4dZmDBVg==',
};

export const SEALED_TEXT = {
  key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  nonce: 'uluk4a9R25RW',
  associatedData: 'associatedData',
  ciphertext: 'ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=',
  plain: 'message',
};

/** The Go SDK's sample; its key has 16 bytes, real ones have 32. */
export const SDK_NOTIFICATION = {
  timestamp: '1624523846',
  nonce: 'EcZ9Cmy4Xyx1i6RlJQzLcCyEqDa26NBz',
  body: '{"id":"3119dfba-e649-5eec-ab1e-3412bc4d2e17","create_time":"2021-06-24T16:37:26+08:00","resource_type":"encrypt-resource","event_type":"PAYSCORE.USER_OPEN_SERVICE","summary":"签约成功","resource":{"original_type":"payscore","algorithm":"AEAD_AES_256_GCM","ciphertext":"YDS3lKPaC4Y52Gf3uhft5qUBlIa8b428AWTtTauHQfQrRw+X1WpiuHIDy0vo1Vd6VEq67aVyqPdDYMkRVSDaZL3iZttevRMOoPKMifozg6XPWjIZumks/GpT48lI4NizyeaqLBokNebthah3o1H76qSlO9NkDjp9bzmKLEYYH9TEklFUpsvPqOTOcgSLgh21YJXYR7dEBXFgRLiNIKRgO5JdXh1hccRUAlyVWxE54PXpnQ==","associated_data":"payscore","nonce":"Kj7QIyUiYx1q"}}',
  signature:
    'tJHIiIS9eB2hAYstmAmbbD3ZE5LiIm/Ug5tuL4fC0YOFRWIHV39UFIZXC0e9Wl6lBu6sKvkqDkzpqzBsVHyXFlbYZTOQrVdG4b6LfTnK4mikv9++ixJMd3vTf2yCqvBkh98zs3Ds5zsYQakzbcwhmw4fMJs4nPLws28H0UW9FjDR//rxELLwXvV1VEA1IBLX70xptjL8hrfUjEE8kkry6yNJTHZRU8CAc7qHli2Ng1V1qb9ARbK8A3ThmFmPQvRGrapI/jS2laKKgYUmfdEdkNO6B2Cke5e8VTxY406ArAmQ90GAihDwIcb16TQMnzCMBoutnwZKNiKRACrFmtxw2Q==',
  key: 'testMchAPIv3Key0',
  plain:
    '{"mchid":"1234567890","appid":"054aa7d7a2a54ab5898df65bd96f001c","create_time":"2020-06-30T12:12:00+08:00","out_contract_code":"21640bdbd08e473e828f3206a2741c6e"}',
};

export const PAYMENT_NOTIFICATION = {
  key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  timestamp: '1767240004',
  nonce: '593BEC0C930BF1AFEB40B4A08C8FB242',
  bodySha256: '87e207520a96808727962981ac7a51e958fce65e47ab27880de4badbdd3c4f9a',
  body: '{"id":"EV-2026010112000300001","create_time":"2026-01-01T12:00:04+08:00","resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS","summary":"支付成功","resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM","ciphertext":"Y/YdbEDcm1iT2XzcA/joSOEJ9QomsInl2e/fWrBBX6JwIUZCGzBW91SUfa91H7IA3xDZuEZROh8Hd2NyVv6t8iqss7qmPW2RNhEI2n5qa9Kvm432Bz0VO/pGrbpMsGqe5jzzJFrSIAhQ+VTXKO3WdIXCWgbkK4quQdgBzdRrZcQX69BDBhU4IThANvIfc48CEQubC+cI0/yrayvHZYP7xkwo7tXFdCBw5B8VKl8JPrVZvMX9pQbd7eX9MQcmMrYrRTFiibPdTL+XZO6tqOCumsdP2eVMQ/NRCUorDyXFi8tCIKPFGPAXBLXlcapebv24wvnPiVP72JpdtZ+ZvtPeBHQedARzeN1JnO9XOjC9AFDFqh2fvCdvODQyIc4IQl+a0zjR7TPCy+9PQChqGPloHOitvweTxvWluV7v8uAV2YvTMcfN/NMzaeAdRrNwZPRZQmIGwBObOIRaG6Xr6z8L0cNNTA1YpJhhca14zAbFHXbBtR122Xr5dFpB0SjogvNtrNGlcbXjdbgznU8uPVz0rWJsfTS87xmIKz5HmIIECU0lQtTWoo9/ikkjFw62CIcQLc4Ke3cBiFCV","associated_data":"transaction","nonce":"fdasflkja484"}}',
  signature:
    'ocy2+mTfFIqUmPv1oBRStUvS/ReZaFCAP3OSkP8uIbwmCGg56qXc3nzmwsLwwGvoS1nH7E1n8fAX0I6gDFyBy6DjfPIaviYJ+uO0By6YrbUjAWjl/yGexmFSHyw7yivnI3oPtoT8+hQBKXl70K1tq/U/dXUTenIK+2TcwQOTdWdyWJ+LedlF8ZWuGpv+UwERvU668hzuxKPiyV6gUxkEmEK8nj8mI32rflzaZtzu/Z2PNMJTqEnl8HaW+s85m5PAmAP0EUDKAx5fkpOZkGpwo3yB8AnSYtI0w+EHn12QetSZBnpQ51Ga3gIF+dOqLyShHdraYuCyMDqAr3KVeXm6/Q==',
  plain:
    '{"transaction_id":"4200000000202601010000000001","amount":{"payer_total":990,"total":990,"currency":"CNY","payer_currency":"CNY"},"mchid":"1900000001","trade_state":"SUCCESS","bank_type":"OTHERS","success_time":"2026-01-01T12:00:03+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"out_trade_no":"M20260101000001","appid":"wx8888888888888888","trade_state_desc":"支付成功","trade_type":"JSAPI","attach":"order=1"}',
};
