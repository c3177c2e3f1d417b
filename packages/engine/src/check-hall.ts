/** Reads emergencies and alerts of an event log and says where one ended that had not begun, or began twice. */
import type { DomainEvent } from '@giliran/protocol';
import type { Report } from './check-tickets.ts';

export class HallChecker {
  private emergency: string | null = null;
  /** Alerts that are on, by what they are about. */
  private readonly on = new Map<string, string>();

  read(event: DomainEvent, report: Report): void {
    switch (event.type) {
      case 'emergencyDeclared':
        if (this.emergency !== null) report('an emergency is declared while another one is on');
        this.emergency = event.emergency.id;
        return;
      case 'emergencyEnded':
        if (this.emergency !== event.emergencyId) report(`emergency ${event.emergencyId} was not on`);
        this.emergency = null;
        return;
      case 'alertBegan': {
        const about = `${event.alert.kind}.${event.alert.subject}`;
        if (this.on.has(about)) report(`alert ${event.alert.id} begins while one of its kind is on`);
        this.on.set(about, event.alert.id);
        return;
      }
      case 'alertEnded': {
        const about = [...this.on].find(([, id]) => id === event.alertId)?.[0];
        if (about === undefined) report(`alert ${event.alertId} was not on`);
        else this.on.delete(about);
        return;
      }
      default:
        return;
    }
  }
}
