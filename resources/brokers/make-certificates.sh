#!/bin/sh
# Makes an authority of your own, a certificate for the broker, and one for each station, as PEM files in this folder.
#
#   sh make-certificates.sh <broker's host name or address> <station> …
#
# The nodes of a cluster: their names with commas between them, for one certificate (nats-1.go.id,nats-2.go.id).
# A station's name is the one that its page "Ruang" shows: the broker lets it speak under that name only. What is there
# already is left alone, so that a station is added by calling this again. Keep ca.key off the network.
set -eu
[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
host=$1
shift
alternative=
for one in $(echo "$host" | tr , ' '); do
  case $one in
    *[!0-9.]*) kind=DNS ;;
    *) kind=IP ;;
  esac
  alternative=${alternative:+$alternative,}$kind:$one
done
umask 077
new_key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
if [ ! -e ca.crt ]; then
  openssl req -x509 $new_key -days 3650 -subj "/CN=LIVE Room" -keyout ca.key -out ca.crt
fi
certificate() { # name, extension
  [ -e "$1.crt" ] && return
  openssl req -x509 $new_key -days 825 -CA ca.crt -CAkey ca.key -subj "/CN=$1" \
    -addext "basicConstraints=critical,CA:FALSE" -addext "$2" -keyout "$1.key" -out "$1.crt"
}
certificate broker "subjectAltName=$alternative"
for station in "$@"; do
  certificate "$station" "extendedKeyUsage=clientAuth"
done
chmod 644 ./*.crt
