#!/bin/sh
# Installs or updates Giliran as a systemd service.
#   sudo ./install.sh              install, or update what is installed (with a backup first)
#   sudo ./install.sh --back       the version before this one again
#   sudo ./install.sh --uninstall  away with the program; the data stays
# It may be run again at any time. DESTDIR=/some/folder lays the files there and touches neither users nor services.
set -eu

case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
here=$(cd "$here" && pwd)
root=${DESTDIR-}
program=$root/opt/giliran
data=$root/var/lib/giliran
config=$root/etc/giliran
unit=$root/etc/systemd/system/giliran.service
command=$root/usr/local/bin/giliran
action=${1-install}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
staged() { [ -n "$root" ]; }
service() { staged || systemctl "$@"; }
running() { ! staged && systemctl is-active --quiet giliran; }
as_giliran() { if staged; then "$@"; else (cd / && runuser -u giliran -- "$@"); fi; }

case $action in
  install | --back | --uninstall) ;;
  *) fail "Usage: sudo ./install.sh [--back | --uninstall]" ;;
esac
if ! staged && [ "$(id -u)" -ne 0 ]; then
  fail "Jalankan dengan sudo: sudo $0 $*
Run it with sudo:      sudo $0 $*"
fi
if ! staged && ! command -v systemctl >/dev/null; then
  fail "This machine has no systemd. Start the server by hand: $here/giliran serve"
fi

if [ "$action" = --uninstall ]; then
  service disable --now giliran 2>/dev/null || true
  rm -rf "$program" "$program.previous" "$program.new" "$unit" "$command"
  service daemon-reload
  say "Giliran is gone from this machine. Kept: the data in $data and the settings in $config."
  say "To remove these too: rm -rf $data $config; userdel giliran"
  exit 0
fi

if [ "$action" = --back ]; then
  [ -d "$program.previous" ] || fail "There is no earlier version in $program.previous."
  service stop giliran || true
  mv "$program" "$program.newer"
  mv "$program.previous" "$program"
  mv "$program.newer" "$program.previous"
  service start giliran
  say "Version $("$program/giliran" --version) runs again."
  say "If it says that the data was written by a newer version, stop it and restore the backup made before the update:"
  say "  sudo systemctl stop giliran; sudo giliran restore <file of "sudo giliran backups">; sudo systemctl start giliran"
  exit 0
fi

"$here/node/bin/node" --version >/dev/null 2>&1 ||
  fail "The Node in this folder does not run on this machine ($(uname -s) $(uname -m)). Take the archive made for it."
case $here in "$program" | "$program"/*) fail "Unpack the new version beside $program, not in it, and run its install.sh." ;; esac
if command -v sha256sum >/dev/null; then
  (cd "$here" && sha256sum --quiet --check SHA256SUMS) || fail "The files are not as they were made: unpack the archive again."
fi

if ! staged; then
  if ! getent group lp >/dev/null; then groupadd --system lp; fi
  if ! id giliran >/dev/null 2>&1; then
    useradd --system --home-dir /var/lib/giliran --no-create-home --shell /usr/sbin/nologin --user-group giliran
    say "Made the user giliran, which nobody can sign in as."
  fi
fi
install -d -m 755 "${program%/*}" "$config" "${unit%/*}" "${command%/*}"
install -d -m 750 "$data" "$data/backups"
if ! staged; then chown giliran:giliran "$data" "$data/backups"; fi
if [ ! -e "$config/giliran.env" ]; then install -m 644 "$here/giliran.env" "$config/giliran.env"; fi

# The new version lies beside the old one in full before the old one is stopped.
rm -rf "$program.new"
mkdir -m 755 "$program.new"
(cd "$here" && tar -cf - .) | (cd "$program.new" && tar -xf - --no-same-owner --no-same-permissions)
chmod -R go-w,a+rX "$program.new"

update=no
if [ -d "$program" ]; then
  update=yes
  if [ -e "$data/giliran.db" ]; then
    as_giliran env GILIRAN_DATA="$data" "$program/giliran" backup --to "$data/backups" ||
      fail "The backup before the update did not succeed, so nothing was changed. Version $("$program/giliran" --version) goes on."
  fi
fi
service stop giliran 2>/dev/null || true
if [ "$update" = yes ]; then
  rm -rf "$program.previous"
  mv "$program" "$program.previous"
fi
mv "$program.new" "$program"
install -m 644 "$program/giliran.service" "$unit"
cat >"$command" <<'WRAPPER'
#!/bin/sh
# Giliran's commands on the service's own data and as its own user.
set -eu
if [ -r /etc/giliran/giliran.env ]; then
  set -a
  . /etc/giliran/giliran.env
  set +a
fi
export GILIRAN_DATA="${GILIRAN_DATA:-/var/lib/giliran}"
if [ "$(id -u)" -eq 0 ]; then exec runuser -u giliran -- /opt/giliran/giliran "$@"; fi
exec /opt/giliran/giliran "$@"
WRAPPER
chmod 755 "$command"
service daemon-reload
service enable --quiet giliran
# With somebody at the keyboard the hall gets its name and its first administrator now; else the console asks for them.
if ! staged && [ ! -e "$data/giliran.db" ] && [ -t 0 ]; then
  "$command" init || say "Not set up yet: the console asks for the code that \"journalctl -u giliran\" shows."
fi
service start giliran
staged && exit 0

version=$("$program/giliran" --version)
tries=0
port=$(sed -n 's/^PORT=//p' "$config/giliran.env" | tail -n 1)
until "$program/node/bin/node" -e "fetch('http://127.0.0.1:${port:-8080}/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"; do
  tries=$((tries + 1))
  if [ "$tries" -ge 30 ]; then
    say "Giliran $version is installed but does not answer. What it says: journalctl -u giliran -n 50" >&2
    [ "$update" = no ] || say "The version before: sudo $here/install.sh --back" >&2
    exit 1
  fi
  sleep 1
done
say "Giliran $version runs: http://127.0.0.1:${port:-8080}/"
say "Settings: $config/giliran.env   Data: $data   Words: journalctl -u giliran"
[ "$update" = yes ] || say "Next: README.txt, step 4. Is the hall ready: sudo giliran doctor"
