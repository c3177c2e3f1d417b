import { useMemo } from 'react';
import { useWords } from '../frame/kiosk.tsx';
import { qrPath } from './qr.ts';

/** The QR code of a ticket's page. Black on white in every theme. */
export function QrCode({ url }: { readonly url: string }) {
  const words = useWords().ticket;
  const code = useMemo(() => qrPath(url), [url]);
  return (
    <svg
      className="k-qr"
      role="img"
      aria-label={words.qr}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      data-url={url}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
