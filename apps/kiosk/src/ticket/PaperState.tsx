/** What the paper is doing, in sight and read out. */
import { Spinner } from '@giliran/ui';
import ArrowDown from 'lucide-react/icons/arrow-down';
import Camera from 'lucide-react/icons/camera';
import type { Paper } from '../flow/place.ts';
import { useWords } from '../frame/kiosk.tsx';

export function PaperState({ paper }: { readonly paper: Paper }) {
  const words = useWords().ticket;
  switch (paper.state) {
    case 'printing':
      return (
        <output className="k-paper" data-state="printing">
          <Spinner />
          <span className="k-paper-title">{words.printing}</span>
        </output>
      );
    case 'printed':
      return (
        <output className="k-paper" data-state="printed">
          <ArrowDown aria-hidden="true" className="k-paper-arrow" />
          <span className="k-paper-title">{words.takePaper}</span>
        </output>
      );
    case 'failed':
      return (
        <div className="k-paper" data-state="failed" role="alert">
          <Camera aria-hidden="true" />
          <div>
            <p className="k-paper-title">{words.noPaperTitle}</p>
            <p>{words.noPaper}</p>
          </div>
        </div>
      );
  }
}
