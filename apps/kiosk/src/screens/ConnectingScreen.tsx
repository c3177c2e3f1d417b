/** Before the first view: nothing is known yet, not even the site's colour. */
import { LanguageProvider, Screen, Spinner } from '@giliran/ui';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useState } from 'react';
import type { Language } from '@giliran/protocol';
import { LanguageSwitch } from '@giliran/ui';
import { useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';
import '../frame/frame.css';

export type ConnectingReason = 'connecting' | 'offline';

export function ConnectingScreen({ reason }: { readonly reason: ConnectingReason }) {
  const [language, setLanguage] = useState<Language>('id');
  return (
    <LanguageProvider language={language} onLanguage={setLanguage}>
      <Screen kind="kiosk" language={language} className="k-full">
        <main className="k-alone">
          <Words reason={reason} />
          <LanguageSwitch />
        </main>
      </Screen>
    </LanguageProvider>
  );
}

function Words({ reason }: { readonly reason: ConnectingReason }) {
  const words = useWords().trouble;
  return reason === 'connecting' ? (
    <Message icon={<Spinner />} title={words.connecting} />
  ) : (
    <Message icon={<WifiOff />} tone="danger" title={words.offline}>
      <p>{words.offlineAdvice}</p>
    </Message>
  );
}
