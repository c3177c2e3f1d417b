/** Every display and whether it can be heard, judged. */
import { maySpeak, type Display, type Finding, type Site } from '@giliran/protocol';
import { finding } from './finding.ts';
import { absence, connectAdvice, unknown, type HallFacts, type LiveHall } from './live-hall.ts';

export function judgeDisplays({ live, now }: HallFacts, site: Site): Finding[] {
  const found: Finding[] = [];
  for (const display of site.displays) {
    const id = `display/${display.id}`;
    if (!live) {
      found.push(unknown('displays', id, display.name));
      continue;
    }
    const away = absence(live, now, 'display', display.id);
    if (away !== null) {
      found.push(
        finding('displays', id, 'fail', {
          title: { id: `${display.name}: ${away.id}`, en: `${display.name} ${away.en}` },
          meaning: { id: 'Panggilan tidak terlihat di sana.', en: 'Calls are not seen there.' },
          action: connectAdvice({ id: 'layar', en: 'display' }),
          page: `devices/display-${display.id}`,
        }),
      );
      continue;
    }
    found.push(judgeSound(live, display));
  }
  if (live)
    for (const zone of site.zones) {
      const speaking = site.displays.filter((d) => d.zoneId === zone.id && maySpeak(d));
      const counters = site.counters.filter((c) => c.zoneId === zone.id);
      if (counters.length === 0 || live.speaker(zone.id) !== null) continue;
      found.push(
        finding('displays', `voice/${zone.id}`, 'fail', {
          title: { id: `Tidak ada suara di ${zone.name.id}`, en: `No voice in ${zone.name.en}` },
          meaning: { id: 'Panggilan tidak diucapkan di sana.', en: 'Calls are not spoken there.' },
          action:
            speaking.length === 0
              ? { id: 'Pilih satu layar zona ini untuk berbicara.', en: 'Let one display of the zone speak.' }
              : { id: 'Sambungkan layar yang berbicara.', en: 'Connect the display that speaks.' },
          page: speaking[0] === undefined ? 'displays' : `devices/display-${speaking[0].id}`,
        }),
      );
    }
  return found;
}

function judgeSound(live: LiveHall, display: Display): Finding {
  const id = `display/${display.id}`;
  if (!maySpeak(display))
    return finding('displays', id, 'ok', {
      title: { id: `${display.name}: tersambung`, en: `${display.name}: connected` },
    });
  const speaks = live.speaker(display.zoneId) === display.id;
  switch (live.mute(display.id)) {
    case true:
      return finding('displays', id, speaks ? 'fail' : 'warning', {
        title: { id: `${display.name}: suara terkunci`, en: `${display.name}: its sound is locked` },
        meaning: {
          id: 'Peramban menunggu sentuhan sebelum boleh bersuara.',
          en: 'The browser waits for a touch before it may sound.',
        },
        action: {
          id: 'Sentuh layarnya sekali, atau pakai program Electron.',
          en: 'Touch the screen once, or use the Electron program.',
        },
        soundOf: display.id,
      });
    case false:
      return finding('displays', id, 'ok', {
        title: {
          id: `${display.name}: tersambung, ${speaks ? 'berbicara untuk zonanya' : 'siap bersuara'}`,
          en: `${display.name}: connected, ${speaks ? 'speaks for its zone' : 'ready to sound'}`,
        },
        soundOf: display.id,
      });
    default:
      return finding('displays', id, 'unknown', {
        title: {
          id: `${display.name}: tersambung, suaranya belum dilaporkan`,
          en: `${display.name}: connected, has not told of its sound`,
        },
        action: { id: 'Putar suara tes.', en: 'Play the test sound.' },
        soundOf: display.id,
      });
  }
}
