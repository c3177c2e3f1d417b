/**
 * The two USB packages, loaded when first needed: `usb` brings a native library, and a machine on which
 * that cannot be loaded must still run with its other printers.
 */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type EscPosUsb from 'escpos-usb';
import type { Usb } from 'usb';
import { messageOf } from './failures.ts';

export type UsbModules = { readonly usb: Usb; readonly Adapter: typeof EscPosUsb };

/** Fails with words for the technician. */
export type LoadUsb = () => Promise<Result<UsbModules, string>>;

export const loadUsb: LoadUsb = async () => {
  try {
    const [usb, adapter] = await Promise.all([import('usb'), import('escpos-usb')]);
    return ok({ usb: usb.default, Adapter: adapter.default });
  } catch (error) {
    return err(`USB printers cannot be used on this machine: ${messageOf(error)}`);
  }
};
