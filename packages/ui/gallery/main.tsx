/**
 * A page to look at: every token and component, in each theme and size.
 * From the repository's root: `npx vite packages/ui/gallery`, then for example `/?kind=kiosk&theme=contrast&lang=en&accent=c8102e`.
 */
import '../src/tokens.css';
import '../src/fonts.css';
import '../src/base.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gallery } from './Gallery.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Gallery start={new URLSearchParams(location.search)} />
  </StrictMode>,
);
