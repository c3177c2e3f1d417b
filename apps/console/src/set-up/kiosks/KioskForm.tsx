/** One kiosk: where it stands, what can be taken there, and its printer. */
import type { AgencyId, ServiceId } from '@giliran/protocol';
import { Button, Checkbox, Choice, useLanguage, useWording } from '@giliran/ui';
import { consoleWording } from '@giliran/ui/wording/console';
import { hallWording } from '@giliran/ui/wording/hall';
import { printerWording } from '@giliran/ui/wording/printer';
import Printer from 'lucide-react/icons/printer';
import { useState } from 'react';
import { setUpInWords } from '../../printers/set-up-words.ts';
import { FormSection } from '../FormSection.tsx';
import { DeviceBasics } from '../things/DeviceBasics.tsx';
import type { FormProps } from '../things/ThingsPage.tsx';
import { OwnNumbers } from './OwnNumbers.tsx';

export function KioskForm(form: FormProps<'kiosks'>) {
  const { page, site, thing: kiosk, fresh, change, error } = form;
  const words = useWording(hallWording);
  const printers = useWording(printerWording);
  const consoleWords = useWording(consoleWording);
  const { language } = useLanguage();
  const [opened, setOpened] = useState<AgencyId | null>(null);
  const shown = site.agencies.filter(
    (agency) => kiosk.agencies === null || kiosk.agencies.includes(agency.id),
  );
  const offers = (id: AgencyId): boolean => kiosk.agencies === null || kiosk.agencies.includes(id);
  const setAgency = (id: AgencyId, offered: boolean): void => {
    const now = kiosk.agencies ?? site.agencies.map((agency) => agency.id);
    // In the order of the hall, whatever was ticked first.
    const agencies = site.agencies
      .map((agency) => agency.id)
      .filter((one) => (one === id ? offered : now.includes(one)));
    change({ agencies });
  };
  const setService = (id: ServiceId, offered: boolean): void => {
    const others = kiosk.exceptServices.filter((one) => one !== id);
    change({ exceptServices: offered ? others : [...others, id] });
  };
  const servicesOf = (id: AgencyId) => site.services.filter((service) => service.agencyId === id);
  const listed = kiosk.agencies === null ? shown : site.agencies;
  const agenciesError = kiosk.agencies?.length === 0 ? error('agencies') : null;
  return (
    <>
      <DeviceBasics {...form} list="kiosks" />
      <FormSection title={words.section.offers} hint={words.hint.exceptServices} stacked>
        <Choice
          label={words.field.agencies}
          value={kiosk.agencies === null ? 'all' : 'some'}
          onValue={(value) =>
            change({ agencies: value === 'all' ? null : site.agencies.map((agency) => agency.id) })
          }
          options={[
            { value: 'all', label: words.all },
            { value: 'some', label: words.some },
          ]}
        />
        {agenciesError !== null && (
          <p className="form-error" role="alert">
            {agenciesError}
          </p>
        )}
        <ul className="offer-list">
          {listed.map((agency) => {
            const services = servicesOf(agency.id);
            const given = services.filter((service) => !kiosk.exceptServices.includes(service.id));
            const told =
              given.length === services.length
                ? words.allServices(services.length)
                : words.someServices(given.length, services.length);
            const isOpen = opened === agency.id;
            return (
              <li key={agency.id}>
                <div className="offer-head">
                  {kiosk.agencies === null ? (
                    <span className="offer-name">{agency.shortName}</span>
                  ) : (
                    <Checkbox
                      label={agency.shortName}
                      checked={offers(agency.id)}
                      onChange={(event) => setAgency(agency.id, event.currentTarget.checked)}
                    />
                  )}
                  {offers(agency.id) && services.length > 0 && (
                    <Button
                      size="small"
                      variant="quiet"
                      aria-expanded={isOpen}
                      aria-label={`${agency.shortName}: ${told}`}
                      onClick={() => setOpened(isOpen ? null : agency.id)}
                    >
                      {told}
                    </Button>
                  )}
                </div>
                {isOpen && offers(agency.id) && (
                  <ul className="offer-services">
                    {services.map((service) => (
                      <li key={service.id}>
                        <Checkbox
                          label={service.name[language]}
                          checked={!kiosk.exceptServices.includes(service.id)}
                          onChange={(event) => setService(service.id, event.currentTarget.checked)}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ul>
      </FormSection>
      <FormSection title={words.section.printer} stacked>
        {fresh ? (
          <p className="hint">{words.savePrinterFirst}</p>
        ) : (
          <p className="own-things">
            <span>
              {kiosk.printer === null
                ? words.noPrinter
                : words.printerIs(setUpInWords(kiosk.printer, printers, consoleWords))}
            </span>
            <Button icon={<Printer />} onClick={() => page.go('printers', kiosk.id)}>
              {words.openPrinter}
            </Button>
          </p>
        )}
        {kiosk.printer === null && (
          <Choice
            label={words.field.paper}
            value={kiosk.paper}
            onValue={(paper) => change({ paper })}
            options={[
              { value: '80mm', label: words.papers['80mm'] },
              { value: '58mm', label: words.papers['58mm'] },
            ]}
          />
        )}
      </FormSection>
      <OwnNumbers {...form} />
    </>
  );
}
