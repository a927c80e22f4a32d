/** The document that `frame.js` runs in. */
export const framePage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Mini Program</title>
</head>
<body><main id="pages"></main><script src="/__phone__/host/frame.js"></script></body>
</html>
`;
