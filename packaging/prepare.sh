#!/bin/sh
# Finds the system packages that are missing, names them, and installs them where it may (root on Debian or Ubuntu).
#   prepare.sh run|test PYTHON
# Elsewhere it says exactly what to type and goes on: the program itself tells what it cannot do without them.
set -u
purpose=${1:-run}
python=${2:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is needed; '$python' is not. Try: make $purpose PYTHON=python3.12" >&2
    exit 1
fi

[ "$(uname)" = Linux ] || exit 0      # PySide6's wheels for macOS hold all they need

screen="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
 libxcb-keysyms1 libxcb-render-util0 libxcb-xkb1 libxcb-shape0 libxcb-randr0 libxcb-xfixes0 libxkbcommon-x11-0
 libx11-xcb1 libgssapi-krb5-2"
tests="xvfb xdotool openbox x11-utils imagemagick dbus dbus-x11 dunst libnotify-bin at-spi2-core python3-pyatspi
 gir1.2-atspi-2.0 desktop-file-utils appstream postgresql fonts-noto-core fonts-noto-cjk git binutils"

if command -v dpkg-query >/dev/null 2>&1; then
    wanted=$screen
    [ "$purpose" = test ] && wanted="$screen $tests"
    "$python" -c 'import venv, ensurepip' 2>/dev/null || wanted="$wanted python3-venv"
    missing=
    for package in $wanted; do
        # Ubuntu 24.04 and Debian 13 renamed some libraries: libglib2.0-0t64
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed' \
            || missing="$missing $package"
    done
    [ -n "$missing" ] || exit 0
    if [ "$(id -u)" = 0 ]; then
        echo "Installing system packages:$missing" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq || echo "The package lists could not be renewed; trying with the old ones." >&2
        # shellcheck disable=SC2086
        apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
        echo "Some packages could not be installed. Try by hand: apt-get install$missing" >&2
        [ "$purpose" = run ]
        exit
    fi
    echo "System packages are missing. Type this, then the same make command again:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi

# other systems: named once, not checked package by package
mark=.venv/.system-packages
[ -e "$mark" ] && exit 0
if command -v dnf >/dev/null 2>&1; then
    say="sudo dnf install mesa-libEGL libglvnd-glx fontconfig libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil"
    more="xorg-x11-server-Xvfb xdotool openbox ImageMagick dunst at-spi2-core python3-pyatspi desktop-file-utils appstream postgresql-server"
elif command -v pacman >/dev/null 2>&1; then
    say="sudo pacman -S --needed libglvnd fontconfig libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil"
    more="xorg-server-xvfb xdotool openbox imagemagick dunst at-spi2-core python-atspi desktop-file-utils appstream postgresql"
elif command -v zypper >/dev/null 2>&1; then
    say="sudo zypper install Mesa-libEGL1 fontconfig libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0"
    more="xorg-x11-server-Xvfb xdotool openbox ImageMagick dunst at-spi2-core desktop-file-utils AppStream postgresql-server"
else
    say="install the OpenGL, EGL, fontconfig, libxkbcommon-x11 and xcb-util libraries of your system"
    more="and Xvfb, xdotool, openbox, ImageMagick, dunst, at-spi2, desktop-file-utils, appstream, PostgreSQL"
fi
[ "$purpose" = test ] && say="$say $more"
echo "If the window does not open, system libraries are missing. Type:" >&2
echo "    $say" >&2
mkdir -p .venv && touch "$mark"
exit 0
