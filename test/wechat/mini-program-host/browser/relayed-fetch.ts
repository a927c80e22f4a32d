/** A phone knows no CORS: the sandbox makes the call for `wx.request` and hands the answer through. */
export const relayedFetch: typeof fetch = (input, init = {}) =>
  fetch('/__phone__/host/relay', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: String(input),
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      body: init.body ?? null,
    }),
    signal: init.signal ?? null,
  }).then((response) => {
    const reason = response.headers.get('x-relay-error');
    if (reason !== null) throw new Error(decodeURIComponent(reason));
    return response;
  });
