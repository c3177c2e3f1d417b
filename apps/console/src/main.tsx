import '@giliran/client/zod-without-eval';
import '@giliran/ui/tokens.css';
import '@giliran/ui/fonts.css';
import '@giliran/ui/base.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('the page has no place for the console');
createRoot(root).render(<App />);
