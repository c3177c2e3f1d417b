/** Who is called first and how people work: five parts, and beside the order what it comes to. */
import { useWording } from '@giliran/ui';
import { rulesPageWording } from '@giliran/ui/wording/rules-page';
import { writeAddress } from '../frame/page-address.ts';
import type { PageProps } from '../frame/pages.ts';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import '../hours/hours.css';
import { ClosePart } from './ClosePart.tsx';
import { OrderPart } from './OrderPart.tsx';
import { OrderPreview } from './OrderPreview.tsx';
import { OutcomesPart } from './OutcomesPart.tsx';
import { QuotasPart } from './QuotasPart.tsx';
import { WorkPart } from './WorkPart.tsx';
import './rules.css';

const parts = ['order', 'work', 'close', 'outcomes', 'quotas'] as const;
type Part = (typeof parts)[number];

export function RulesPage(page: PageProps) {
  const words = useWording(rulesPageWording);
  const part = parts.find((one) => one === page.inside) ?? 'order';
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {(open) => (
        <>
          <nav className="part-links" aria-label={words.title}>
            {parts.map((one) => (
              <a key={one} href={writeAddress('rules', one)} aria-current={one === part ? 'page' : undefined}>
                {words.parts[one]}
              </a>
            ))}
          </nav>
          {part === 'order' ? (
            <div className="hours-columns">
              <div className="panel">
                <OrderPart open={open} />
              </div>
              <OrderPreview token={page.token} settings={open.site.settings} />
            </div>
          ) : (
            <div className="panel rules-panel" data-wide={part === 'quotas' || undefined}>
              <OpenPart part={part} open={open} />
            </div>
          )}
        </>
      )}
    </SetUpPage>
  );
}

function OpenPart({ part, open }: { readonly part: Exclude<Part, 'order'>; readonly open: OpenSetUp }) {
  switch (part) {
    case 'work':
      return <WorkPart open={open} />;
    case 'close':
      return <ClosePart open={open} />;
    case 'outcomes':
      return <OutcomesPart open={open} />;
    default:
      return <QuotasPart open={open} />;
  }
}
