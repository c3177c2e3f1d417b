/** What the paper is doing, in sight and read out. */
import { Spinner } from '@giliran/ui';
import ArrowDown from 'lucide-react/icons/arrow-down';
import Camera from 'lucide-react/icons/camera';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import type { ShownPaper } from '../flow/place.ts';
import { useWords } from '../frame/kiosk.tsx';

export function PaperState({ paper }: { readonly paper: ShownPaper }) {
  const words = useWords().ticket;
  switch (paper.state) {
    case 'asking':
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
    case 'unknown':
      return (
        <div className="k-paper" data-state="unknown" role="alert">
          <CircleQuestionMark aria-hidden="true" />
          <div>
            <p className="k-paper-title">{words.cameOut}</p>
            <p>{words.cameOutAdvice}</p>
          </div>
        </div>
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
