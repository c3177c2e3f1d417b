import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('the page has no place for the console');
createRoot(root).render(<App />);
