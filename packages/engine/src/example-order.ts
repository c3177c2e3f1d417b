/** The ordering rule on a few people who all wait at half past nine, to show what its terms do. */
import { PriorityReasonId, type ExamplePlace, type OrderTerms } from '@giliran/protocol';
import type { OrderRules } from './rules.ts';
import { minute, newcomer, standing, type Standing } from './standing.ts';

const at = (hour: number, minutes: number): number => hour * 60 + minutes;

export function exampleOrder({ mode, headStartMinutes, order }: OrderTerms): readonly ExamplePlace[] {
  const strict = mode === 'strict';
  const rules: OrderRules = { ...order, strict, priorityHeadStartMinutes: strict ? 0 : headStartMinutes };
  // Any reason will do: the rule knows only that there is one.
  const priority = PriorityReasonId.parse('prioritas');
  const told = (who: ExamplePlace['who'], place: Standing, first = false): ExamplePlace => ({
    who,
    tookPlaceAt: place.placeAt / minute,
    headStart: place.headStartMinutes,
    penalty: place.penaltyMinutes,
    countsFrom: place.effectiveTime / minute,
    first,
  });
  const comes = (time: number) => newcomer(rules, time * minute, null);
  const comesBack = (time: number, penalty: number) => standing(time * minute, 0, penalty);
  const people = [
    told('ordinary', comes(at(9, 0))),
    told('priority', newcomer(rules, at(9, 15) * minute, priority), strict),
    told('appointment', newcomer(rules, at(9, 10) * minute, null, at(9, 20) * minute)),
    told('transferred', comesBack(at(8, 50), order.transferMinutes)),
    told('noShow', comesBack(at(8, 55), order.noShowPenaltyMinutes)),
    told('parked', comesBack(at(9, 5), order.parkedPenaltyMinutes)),
  ];
  return people.toSorted((a, b) => Number(b.first) - Number(a.first) || a.countsFrom - b.countsFrom);
}
