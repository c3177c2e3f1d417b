// A renderer as small as one can be: it shows who it is and where its server would be.
const state = document.getElementById('state');
const server = document.getElementById('server');
const bridge = window.giliran;
if (bridge === undefined) {
  state.textContent = 'no bridge';
} else {
  const settings = await bridge.settings();
  state.textContent = `${bridge.app} ${bridge.version}`;
  server.textContent = settings.serverUrl;
}
