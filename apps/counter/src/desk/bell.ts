/** A short, soft sound and, when the window is hidden and it is permitted, a message of the desktop. */

export interface Bell {
  /** A short sound. */
  ring(): void;
  /** A message of the desktop, where it is permitted and the window is not before the person's eyes. */
  tell(text: string): void;
  /** Asks, after a press, whether messages of the desktop may be shown. */
  askPermission(): void;
}

/** Two falling tones, a third of a second. */
function beep(context: AudioContext): void {
  const volume = context.createGain();
  volume.connect(context.destination);
  const start = context.currentTime + 0.01;
  [880, 660].forEach((frequency, n) => {
    const at = start + n * 0.14;
    const tone = context.createOscillator();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    const envelope = context.createGain();
    envelope.gain.setValueAtTime(0.0001, at);
    envelope.gain.exponentialRampToValueAtTime(0.16, at + 0.02);
    envelope.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
    tone.connect(envelope).connect(volume);
    tone.start(at);
    tone.stop(at + 0.24);
  });
}

/** `Notification` is missing on plain-http pages of a LAN; then the sound has to do. */
const messages = (): typeof Notification | null => ('Notification' in window ? Notification : null);

/** How messages of the desktop stand here. */
export const noticeStanding = (): 'missing' | NotificationPermission => messages()?.permission ?? 'missing';

export function createBell(): Bell {
  let context: AudioContext | null = null;
  return {
    ring() {
      context ??= new AudioContext();
      const sounding = context;
      // A page that nobody has touched since it was loaded may not sound: then it stays quiet.
      void sounding.resume().then(() => beep(sounding));
    },
    tell(text) {
      const Message = messages();
      if ((document.hidden || !document.hasFocus()) && Message?.permission === 'granted') {
        new Message(text, { tag: 'giliran-newcomer', silent: true });
      }
    },
    askPermission() {
      const Message = messages();
      if (Message?.permission === 'default') void Message.requestPermission();
    },
  };
}
