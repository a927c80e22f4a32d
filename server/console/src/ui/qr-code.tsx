import { useMemo } from 'react';
import { encode } from 'uqr';
import './qr-code.css';

const QUIET_ZONE = 2;

/** A QR code as a picture, always dark on white: cameras want it so. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg className="qr-code" role="img" aria-label={name} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <title>{name}</title>
      <path d={path} fill="#000" />
    </svg>
  );
}
