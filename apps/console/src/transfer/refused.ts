/** All the reasons for which a file is not taken, as the page tells them. */
import type { FieldIssue } from '../site-draft/issues.ts';
import type { HeadFault, RowFault } from './columns.ts';
import type { SiteFileFault } from './site-file.ts';
import type { FileFault } from './table-text.ts';

export type Refused =
  | { readonly kind: 'file'; readonly fault: FileFault | Exclude<SiteFileFault['kind'], 'issues'> }
  | { readonly kind: 'head'; readonly fault: HeadFault }
  | { readonly kind: 'rows'; readonly faults: readonly RowFault[] }
  | { readonly kind: 'issues'; readonly issues: readonly FieldIssue[] };
