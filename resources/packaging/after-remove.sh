#!/bin/bash
# electron-builder fills in ${executable} and ${sanitizedProductName}; every other variable is written without braces.

# An upgrade removes the old package, too.
[ "$1" = upgrade ] && exit 0

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}' || true
else
  rm -f '/usr/bin/${executable}'
fi

if [ -f '/etc/apparmor.d/${executable}' ]; then
  if apparmor_status --enabled >/dev/null 2>&1; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi

# The room's records are nobody's to throw away by the way: not with the package, and with `purge` only when told.
if [ "$1" = purge ] && [ -d /var/lib/live-room ]; then
  if [ "$LIVE_ROOM_PURGE_DATA" = yes ]; then
    rm -rf /var/lib/live-room
  else
    echo "LIVE Room's data is kept in /var/lib/live-room. Remove it with: LIVE_ROOM_PURGE_DATA=yes apt-get purge live-room"
  fi
fi
exit 0
