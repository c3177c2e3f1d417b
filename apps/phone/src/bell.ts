/** The sound of the call, made on the spot: no file to load. A browser lets a page sound only after a tap. */

/** Frequency in hertz and start in seconds; each note is struck like a small bell. */
const notes: readonly (readonly [number, number])[] = [
  [988, 0],
  [1319, 0.22],
  [1661, 0.44],
  [988, 0.9],
  [1319, 1.12],
  [1661, 1.34],
];
const loudness = 0.8;
const fadeSeconds = 0.55;

export class Bell {
  private context: AudioContext | null = null;
  private isOn = false;

  /** Call it from a tap. False when this phone gives no sound. */
  async turnOn(): Promise<boolean> {
    try {
      this.context ??= new AudioContext();
      await this.context.resume();
      this.isOn = this.context.state === 'running';
    } catch {
      this.isOn = false;
    }
    return this.isOn;
  }

  turnOff(): void {
    this.isOn = false;
  }

  ring(): void {
    const { context } = this;
    if (!context || !this.isOn) return;
    // A phone may have put it to sleep while the screen was off.
    if (context.state !== 'running') void context.resume().catch(() => undefined);
    const now = context.currentTime + 0.02;
    for (const [frequency, at] of notes) strike(context, frequency, now + at);
  }
}

function strike(context: AudioContext, frequency: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(loudness, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + fadeSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + fadeSeconds + 0.05);
}
