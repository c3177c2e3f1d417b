/** What a device is called on the screen: a counter's desktop by its counter. */
import { useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { useCallback } from 'react';
import { useBoard } from '../board/board-context.ts';
import type { DeviceRow } from './device-rows.ts';

export function useDeviceName(): (row: Pick<DeviceRow, 'kind' | 'deviceId' | 'name'>) => string {
  const { counterNumber } = useWording(commonWording);
  const { counters } = useBoard().view;
  return useCallback(
    ({ kind, deviceId, name }) => {
      const counter = kind === 'counter' ? counters.find(({ id }) => id === deviceId) : undefined;
      return counter ? counterNumber(counter.number) : name;
    },
    [counterNumber, counters],
  );
}
