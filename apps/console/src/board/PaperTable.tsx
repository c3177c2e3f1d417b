/** Papers that need a hand: which ticket, where, why, and what can be done about it. */
import { KioskId, printerCanPrint } from '@giliran/protocol';
import { Badge, Button, EmptyState, Select, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import FileCheck from 'lucide-react/icons/file-check';
import { useState } from 'react';
import { mayWork } from './may-lead.ts';
import { useBoard } from './board-context.ts';
import { NothingFound } from './NothingFound.tsx';
import { kioskOf, printingPlaces, type Device, type Paper } from './selection.ts';
import { useCommand } from './useCommand.ts';
import { whyOf } from './why.ts';

export interface PaperTableProps {
  readonly papers: readonly Paper[];
  /** How many there are without the filter. */
  readonly all: number;
  readonly onShowAll: () => void;
}

export function PaperTable({ papers, all, onShowAll }: PaperTableProps) {
  const { board, device, papers: words } = useWording(consoleWording);
  if (all === 0)
    return (
      <EmptyState icon={<FileCheck />} title={words.none}>
        {words.noneAdvice}
      </EmptyState>
    );
  if (papers.length === 0) return <NothingFound onShowAll={onShowAll} />;
  return (
    <table className="gl-table board-table paper-table">
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{device.kiosk}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{board.since}</th>
          <th scope="col">{words.action}</th>
        </tr>
      </thead>
      <tbody>
        {papers.map((paper) => (
          <PaperRow key={paper.id} paper={paper} />
        ))}
      </tbody>
    </table>
  );
}

function PaperRow({ paper }: { readonly paper: Paper }) {
  const wording = useWording(consoleWording);
  const { papers: words } = wording;
  const say = useLocalized();
  const { view, now, formats, who } = useBoard();
  const agency = view.agencies.find((a) => a.id === paper.agencyId);
  const kiosk = kioskOf(view, paper.kioskId);
  const zone = view.zones.find((z) => z.id === kiosk?.zoneId);
  const doubtful = paper.state === 'unknown';
  const why = whyOf(paper.detail, wording);
  return (
    <tr data-trouble={doubtful ? 'warn' : 'danger'}>
      <th scope="row" className="gl-num">
        {paper.number}
        {agency && <span className="second">{agency.shortName}</span>}
      </th>
      <td>
        {kiosk?.name ?? paper.kioskId}
        {zone && <span className="second">{say(zone.name)}</span>}
      </td>
      <td>
        <Badge tone={doubtful ? 'warn' : 'danger'}>{doubtful ? words.unknown : words.failed}</Badge>
        {why && <span className="second">{why.words}</span>}
        {why?.technical && <span className="second technical">{why.technical}</span>}
      </td>
      <td className="gl-num">
        {formats.time(paper.changedAt)}
        <span className="second">{formats.ago(paper.changedAt, now)}</span>
      </td>
      <td>{mayWork(who) && <PaperActions paper={paper} />}</td>
    </tr>
  );
}

function PaperActions({ paper }: { readonly paper: Paper }) {
  const { papers: words, printer: printerWords } = useWording(consoleWording);
  const { language } = useLanguage();
  const { view } = useBoard();
  const { run, busy, failure } = useCommand();
  const places = printingPlaces(view, paper, language);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = places.find((kiosk) => kiosk.id === chosen) ?? places[0];
  const doubtful = paper.state === 'unknown';
  const settle = (cameOut: boolean) => run({ type: 'paper.settle', paperId: paper.id, cameOut });
  const nameOf = ({ name, printer }: Device) =>
    printer === null || printerCanPrint(printer.state)
      ? name
      : words.cannotPrint(name, printerWords[printer.state].state);
  return (
    <div className="paper-actions">
      {doubtful && (
        <div className="paper-action">
          <Button busy={busy} onClick={() => settle(true)}>
            {words.cameOut}
          </Button>
          <Button busy={busy} onClick={() => settle(false)}>
            {words.didNot}
          </Button>
        </div>
      )}
      <div className="paper-action">
        {place !== undefined && places.length > 1 && (
          <Select
            aria-label={words.printAt(paper.number)}
            value={place.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {places.map((kiosk) => (
              <option key={kiosk.id} value={kiosk.id}>
                {nameOf(kiosk)}
              </option>
            ))}
          </Select>
        )}
        <Button
          variant={doubtful ? 'secondary' : 'primary'}
          busy={busy}
          onClick={() =>
            run({
              type: 'paper.reprint',
              ticketId: paper.ticketId,
              kioskId: place === undefined ? null : KioskId.parse(place.id),
            })
          }
        >
          {doubtful ? words.printCopy : words.printAgain}
        </Button>
      </div>
      {failure !== null && (
        <p className="paper-failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
