import '@giliran/client/zod-without-eval';
import { begun } from './boot/connect.ts';
import '@giliran/ui/tokens.css';
import '@giliran/ui/fonts.css';
import '@giliran/ui/base.css';
import { ClientProvider } from '@giliran/client';
import { createRoot } from 'react-dom/client';
import { createDoors } from './boot/doors.ts';
import { guardTouchScreen } from './boot/guard.ts';
import { kioskBridge } from './boot/identity.ts';
import { openStation } from './boot/station.ts';
import { FlowMachine, type RestClock } from './flow/machine.ts';
import { Kiosk } from './Kiosk.tsx';
import { SetUp } from './later/StaffScreens.tsx';

/** The page's own clock, which runs forward also when the machine's time is set. */
const restClock: RestClock = {
  now: () => performance.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
};

const place = document.getElementById('kiosk');
if (place === null) throw new Error('index.html has no element "kiosk"');
const root = createRoot(place);
guardTouchScreen(document);

const bridge = kioskBridge(window);
const who = await begun;
if (who.known) {
  const { identity, client } = who;
  const station = openStation({ client, identity, bridge, clock: restClock, ownNow: Date.now });
  const machine = new FlowMachine({
    doors: createDoors({ client, desk: station.desk, alone: station.alone }),
    clock: restClock,
  });
  root.render(
    <ClientProvider value={client}>
      <Kiosk identity={identity} machine={machine} bridge={bridge} station={station} />
    </ClientProvider>,
  );
} else {
  root.render(<SetUp bridge={bridge} entry={who.entry} refused={null} />);
}
