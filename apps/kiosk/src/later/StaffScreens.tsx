/** The kiosk's set-up and its settings, once their part of the program is here. */
import type { SetUpProps } from '../screens/SetUpScreen.tsx';
import type { TechnicianProps } from '../technician/TechnicianScreen.tsx';
import { ConnectingScreen } from '../screens/ConnectingScreen.tsx';
import { later, useLater } from './later.ts';

export const staffScreens = later(() => import('./staff-screens.ts'));

export function SetUp(props: SetUpProps) {
  const screens = useLater(staffScreens);
  return screens === null ? <ConnectingScreen reason="connecting" /> : <screens.SetUpScreen {...props} />;
}

export function Technician(props: TechnicianProps) {
  const screens = useLater(staffScreens);
  return screens === null ? (
    <ConnectingScreen reason="connecting" />
  ) : (
    <screens.TechnicianScreen {...props} />
  );
}
