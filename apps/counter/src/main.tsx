import '@giliran/client/zod-without-eval';
import '@giliran/ui/tokens.css';
import '@giliran/ui/fonts.css';
import '@giliran/ui/base.css';
import './counter.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { readPlace } from './place.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
const place = await readPlace(window);
createRoot(root).render(<App place={place} />);
