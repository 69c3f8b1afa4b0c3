#!/bin/sh
# Prints what each one may, whose name is its certificate's (make-certificates.sh), for nats.conf:
#
#   sh make-users.sh <topic root> <what>=<name> … > users.conf
#   sh make-users.sh liveroom/36-71 station=st-k2v9x0q4ma officer=DLH-001 reports=reports cameras=cameras > users.conf
#
# What: station, officer (an officer's phone; the name is the officer's id), reports, cameras, sensors (warnings too),
# attendance. A node takes what has changed without a restart: nats-server --signal reload=<its process id>
set -eu
[ $# -ge 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
root=$(printf %s "$1" | tr / .)
shift
list() { # prints "root.a", "root.b" …
  between=
  for each in "$@"; do
    printf '%s"%s.%s"' "$between" "$root" "$each"
    between=', '
  done
}
user() { # name, what it may read, what it may write
  printf '  { user: "CN=%s", allowed_connection_types: ["MQTT"], permissions: {\n' "$1"
  # $MQTT.sub is what NATS brings messages of QoS 1 by.
  printf '      subscribe: { allow: [%s"$MQTT.sub.>"] }\n' "${2:+$2, }"
  printf '      publish: { allow: [%s] } } }\n' "$3"
}
echo "users: ["
for given in "$@"; do
  name=${given#*=}
  case $name in
    *[!A-Za-z0-9_-]*) echo "expected a name of letters, digits, hyphens and underscores, found $name" >&2; exit 2 ;;
  esac
  case $given in
    station=*) user "$name" "\"$root\", $(list '>')" "$(list "stations.$name" "log.$name" \
      'log-requests.*' 'log-replies.*' 'joins.*' 'officers.*.orders.*' 'reports.*.status')" ;;
    # Which phone an order went to is in the order: a station takes no reply from another officer.
    officer=*) user "$name" "$(list "officers.$name.orders.*")" "$(list "officers.$name.position" \
      "officers.$name.duty" 'orders.*.reply')" ;;
    reports=*) user "$name" "$(list 'reports.*.status')" "$(list 'reports.*')" ;;
    cameras=*) user "$name" "" "$(list 'cameras.*.health')" ;;
    sensors=*) user "$name" "" "$(list 'sensors.*' 'warnings.*')" ;;
    attendance=*) user "$name" "" "$(list 'officers.*.duty')" ;;
    *) echo "expected station=, officer=, reports=, cameras=, sensors= or attendance=, found $given" >&2; exit 2 ;;
  esac
done
echo "]"
