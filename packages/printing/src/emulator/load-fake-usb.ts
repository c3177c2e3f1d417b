/** Puts the fake bus beneath a fresh copy of the real `escpos-usb`. */
import { createRequire, Module } from 'node:module';
import { ok } from '@giliran/protocol';
import type EscPosUsb from 'escpos-usb';
import type { LoadUsb } from '../transports/usb-module.ts';
import type { FakeUsb } from './fake-usb.ts';

/** `escpos-usb` asks for `usb` when it is first used, and keeps it: that moment is arranged here. */
export function loadOver(usb: FakeUsb): LoadUsb {
  const require = createRequire(import.meta.url);
  const usbPath = require.resolve('usb');
  const adapterPath = require.resolve('escpos-usb');
  const realUsb = require.cache[usbPath];
  const realAdapter = require.cache[adapterPath];
  delete require.cache[adapterPath];
  require.cache[usbPath] = Object.assign(new Module(usbPath), { exports: usb, loaded: true });
  try {
    const Adapter: typeof EscPosUsb & { findPrinter(): unknown } = require(adapterPath);
    Adapter.findPrinter();
    return () => Promise.resolve(ok({ usb, Adapter }));
  } finally {
    put(usbPath, realUsb);
    put(adapterPath, realAdapter);
  }

  function put(path: string, module: NodeJS.Module | undefined): void {
    if (module === undefined) delete require.cache[path];
    else require.cache[path] = module;
  }
}
