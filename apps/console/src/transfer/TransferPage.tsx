import { useWording } from '@giliran/ui';
import { transferWording } from '@giliran/ui/wording/transfer';
import type { PageProps } from '../frame/pages.ts';
export function TransferPage(_: PageProps) {
  return <h1>{useWording(transferWording).title}</h1>;
}
