#!/bin/sh
# Two streams of one camera as one HLS with two renditions, nothing decoded: a tile takes the one that fits its pixels.
# Any web server gives the folder out; the camera's URL in cameras.yaml is <server>/<camera>/index.m3u8. Segments, no parts:
# a player is some seconds late. Under a supervisor (systemd: Restart=always) it begins again when a stream ends.
#
#   sh renditions.sh <large stream> <kbit/s> <small stream> <kbit/s> <folder>
#   sh renditions.sh rtsp://127.0.0.1:8554/simpang-passo 2500 rtsp://127.0.0.1:8554/simpang-passo-sub 400 /srv/hls/simpang-passo
set -eu
[ $# -eq 5 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$5"
transport() { case $1 in rtsp://*) echo "-rtsp_transport tcp" ;; esac; }
# shellcheck disable=SC2046
exec ffmpeg -nostdin -loglevel warning \
  $(transport "$1") -i "$1" $(transport "$3") -i "$3" \
  -map 0:v:0 -map 1:v:0 -c copy -b:v:0 "$2k" -b:v:1 "$4k" \
  -f hls -hls_segment_type fmp4 -hls_time 1 -hls_list_size 6 \
  -hls_flags delete_segments+independent_segments+program_date_time+temp_file \
  -var_stream_map "v:0,name:large v:1,name:small" -master_pl_name index.m3u8 \
  -hls_fmp4_init_filename init.mp4 -hls_segment_filename "$5/%v/%d.m4s" "$5/%v/stream.m3u8"
