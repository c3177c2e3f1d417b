import { useDeferredValue, useMemo } from 'react';
import { useWords } from '../frame/kiosk.tsx';
import { qrPath } from './qr.ts';

/** Before the code is drawn: its white square. */
const BLANK = { size: 1, path: '' };

/** The QR code of a ticket's page. Black on white in every theme. It is worked out after the number has been drawn. */
export function QrCode({ url }: { readonly url: string }) {
  const words = useWords().ticket;
  const drawn = useDeferredValue(url, null);
  const code = useMemo(() => (drawn === null ? BLANK : qrPath(drawn)), [drawn]);
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
