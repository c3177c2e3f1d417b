import '@giliran/client/zod-without-eval';
import '@giliran/ui/tokens.css';
import '@giliran/ui/fonts.css';
import '@giliran/ui/base.css';
import './console.css';

// Only now: of several files the one with the schemas would come first, and would try what the page is not allowed.
void import('./start.tsx');
