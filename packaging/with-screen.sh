#!/bin/sh
# Runs a command on a virtual screen of its own, with a window manager and a session bus.
set -u
for tool in Xvfb openbox dbus-run-session; do
    command -v "$tool" >/dev/null 2>&1 || { echo "$tool is missing: packaging/prepare.sh test names what to install" >&2; exit 1; }
done
number=90
while [ -e "/tmp/.X11-unix/X$number" ] || [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
Xvfb ":$number" -screen 0 1920x1200x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null' EXIT
trap 'exit 130' INT TERM
DISPLAY=":$number"
export DISPLAY
unset WAYLAND_DISPLAY
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    xdpyinfo >/dev/null 2>&1 && break
    sleep 0.25
done
openbox >/dev/null 2>&1 &
QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0 dbus-run-session -- "$@"
