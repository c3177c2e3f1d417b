/** Takes from every page what it does not need: navigation, windows, webviews, permissions, downloads. */
import type { App, Session } from 'electron';
import type { ServerPin } from '@giliran/protocol';
import type { ShellApp } from './bridge.ts';
import type { Log } from './log-file.ts';
import { mayNavigate, mayUse } from './navigation.ts';
import { judgeCertificate, verdictCodes } from './server-trust.ts';

/** A URL as it may stand in a log: without query and fragment, which could carry a token. */
const forLog = (url: string): string => url.replace(/[?#].*$/s, '').slice(0, 200);

/** Holds for every page the program ever opens, also one that nobody foresaw. Call before the app is ready. */
export function hardenPages(app: App, log: Log): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log.error('page.windowRefused', { url: forLog(url) });
      return { action: 'deny' };
    });
    contents.on('will-navigate', (details) => {
      if (mayNavigate(details.url)) return;
      details.preventDefault();
      log.error('page.navigationRefused', { url: forLog(details.url) });
    });
    contents.on('will-frame-navigate', (details) => {
      // The main frame is judged by will-navigate; no other frame has any business here.
      if (details.isMainFrame) return;
      details.preventDefault();
      log.error('page.frameRefused', { url: forLog(details.url) });
    });
    contents.on('will-redirect', (details) => {
      if (mayNavigate(details.url)) return;
      details.preventDefault();
      log.error('page.redirectRefused', { url: forLog(details.url) });
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      log.error('page.webviewRefused');
    });
  });
  // What is refused stays refused; here it is only written down.
  app.on('certificate-error', (_event, _contents, url, error) => {
    log.error('page.certificateRefused', { url: forLog(url), error });
  });
}

/** What the window is told about certificates. */
export interface CertificateJudge {
  readonly known: () => { readonly url: string; readonly pin: ServerPin | null };
}

/**
 * Our server is known by its key. Set again whenever the key has changed: Chromium's network service remembers what it
 * was told before.
 */
export function pinServer(session: Session, judge: CertificateJudge, log: Log): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, decide) => {
    const { url, pin } = judge.known();
    const verdict = judgeCertificate({ hostname, pem: certificate.data, serverUrl: url, pin });
    if (verdict === 'refuse') log.error('page.otherKeyRefused', { hostname });
    decide(verdictCodes[verdict]);
  });
}

/** Permissions, devices and downloads of a session. */
export function hardenSession(program: ShellApp, session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const granted = mayUse(program, permission, details.requestingUrl);
    if (!granted) log.error('page.permissionRefused', { permission });
    decide(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(program, permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => {
    event.preventDefault();
    log.error('page.downloadRefused');
  });
}
